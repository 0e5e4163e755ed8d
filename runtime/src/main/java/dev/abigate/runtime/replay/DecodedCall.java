package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.host.NativeSignature;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasi.WasiFunction;
import dev.abigate.format.wasi.WasiParameter;
import dev.abigate.format.wasi.WasiParameter.Length;
import dev.abigate.format.wasi.WasiParameter.Passing;
import dev.abigate.format.wasi.WasiParameter.Role;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a system interface by what it means: values, what pointers lead to, and how much fits where the host answers. It
 * does not matter where in memory all of it is.
 *
 * @param arguments by parameter; nothing where the bytes are not known, for the host did not look at them
 * @param outputs by parameter, where the host may write
 */
record DecodedCall(Map<String, Optional<String>> arguments, Map<String, Area> outputs) {
    private static final String BUFFERS_IN = "ciovec";
    private static final String BUFFERS_OUT = "iovec";
    private static final String ADDRESS = "pointer";
    private static final String HEX = "0x";
    private static final int BUFFER_BYTES = 2 * Integer.BYTES;

    /** Decodes a call with addresses of 32 bits. */
    static DecodedCall of(WasiFunction function, List<TraceValue> values, ByteSource memory) {
        return new Decoder(function, values, memory).decoded();
    }

    /** Decodes a call of a function of libc-builtin: numbers, and addresses where the host may write. */
    static DecodedCall of(NativeSignature signature, List<TraceValue> values) {
        var arguments = new LinkedHashMap<String, Optional<String>>();
        var outputs = new LinkedHashMap<String, Area>();
        for (int i = 0; i < values.size(); i++) {
            String name = "[%d]".formatted(i);
            long bits = Decoder.bits(values.get(i));
            if (signature.isAddress(i)) {
                outputs.put(name, Area.of(bits, Long.MAX_VALUE, false));
            } else {
                arguments.put(name, Optional.of(String.valueOf((int) bits)));
            }
        }
        return new DecodedCall(arguments, outputs);
    }

    /** The place of an argument, as masks name it. */
    static String place(String function, String argument) {
        return "host:" + function + (argument.startsWith("[") ? "" : ".") + argument;
    }

    /** Whether arguments are shown as the same, or the difference does not matter. */
    static boolean isSame(String place, String expected, String found, Masking masking) {
        if (expected.equals(found)) {
            return true;
        }
        Optional<ByteString> old = content(expected);
        Optional<ByteString> now = content(found);
        if (old.isPresent() && now.isPresent()) {
            return masking.hides(place, old.get(), now.get());
        }
        return masking.hides(place, expected, found);
    }

    /** The bytes that an argument shows; nothing where it shows something else. */
    static Optional<ByteString> content(String shown) {
        if (shown.length() >= 2 && shown.startsWith("'") && shown.endsWith("'")) {
            return Optional.of(ByteString.utf8(shown.substring(1, shown.length() - 1)));
        }
        return shown.startsWith(HEX)
                ? Optional.of(ByteString.wrap(HexFormat.of().parseHex(shown.substring(HEX.length()))))
                : Optional.empty();
    }

    private static final class Decoder {
        private final WasiFunction function;
        private final ByteSource memory;
        private final Map<String, Long> first = new LinkedHashMap<>();
        private final Map<String, Long> second = new LinkedHashMap<>();
        private final Map<String, Optional<String>> arguments = new LinkedHashMap<>();
        private final Map<String, Area> outputs = new LinkedHashMap<>();

        private Decoder(WasiFunction function, List<TraceValue> values, ByteSource memory) {
            this.function = function;
            this.memory = memory;
            int next = 0;
            for (WasiParameter parameter : function.parameters()) {
                first.put(parameter.name(), bits(values.get(next++)));
                if (parameter.passing() instanceof Passing.Pointer(var _, Length.Following _)) {
                    second.put(parameter.name(), bits(values.get(next++)));
                }
            }
        }

        private static long bits(TraceValue value) {
            return value instanceof TraceValue.Numeric(var _, long bits) ? bits : 0;
        }

        private DecodedCall decoded() {
            for (WasiParameter parameter : function.parameters()) {
                switch (parameter.passing()) {
                    case Passing.Value _ ->
                        arguments.put(parameter.name(), Optional.of(String.valueOf(first(parameter.name()))));
                    case Passing.Pointer(Role role, Length length) ->
                        pointer(parameter, role, count(parameter, length));
                }
            }
            return new DecodedCall(arguments, outputs);
        }

        private long first(String parameter) {
            return first.getOrDefault(parameter, 0L);
        }

        /** How many elements there are; nothing where only the host knows. */
        private Optional<Long> count(WasiParameter parameter, Length length) {
            return switch (length) {
                case Length.One _ -> Optional.of(1L);
                case Length.Following _ -> Optional.ofNullable(second.get(parameter.name()));
                case Length.Named(String name) -> Optional.ofNullable(first.get(name));
            };
        }

        private void pointer(WasiParameter parameter, Role role, Optional<Long> count) {
            String name = parameter.name();
            long address = first(name);
            Optional<Long> size =
                    count.map(elements -> elements * parameter.type().bytes(function.pointerSize()));
            switch (parameter.type().name()) {
                case BUFFERS_IN ->
                    arguments.put(
                            name,
                            buffers(address, size)
                                    .flatMap(pieces -> content(pieces))
                                    .map(Decoder::text));
                case BUFFERS_OUT -> {
                    Optional<List<Area.Piece>> pieces = buffers(address, size);
                    pieces.ifPresent(known -> outputs.put(name, new Area(known, false)));
                    arguments.put(name, pieces.map(known -> new Area(known, false).size() + " bytes"));
                }
                default -> {
                    if (role != Role.OUT) {
                        arguments.put(
                                name,
                                size.flatMap(bytes -> memory.read(address, bytes))
                                        .map(Decoder::text));
                    }
                    if (role != Role.IN) {
                        size.ifPresent(bytes -> arguments.putIfAbsent(name, Optional.of(bytes + " bytes")));
                        outputs.put(
                                name,
                                Area.of(
                                        address,
                                        size.orElse(Long.MAX_VALUE),
                                        parameter.type().name().equals(ADDRESS)));
                    }
                }
            }
        }

        private Optional<List<Area.Piece>> buffers(long address, Optional<Long> size) {
            Optional<ByteString> list = size.flatMap(bytes -> memory.read(address, bytes));
            return list.map(bytes -> {
                var pieces = new ArrayList<Area.Piece>();
                byte[] words = bytes.toArray();
                for (int at = 0; at < words.length; at += BUFFER_BYTES) {
                    pieces.add(new Area.Piece(word(words, at), word(words, at + Integer.BYTES)));
                }
                return pieces;
            });
        }

        private Optional<ByteString> content(List<Area.Piece> pieces) {
            var content = ByteString.EMPTY;
            for (Area.Piece piece : pieces) {
                Optional<ByteString> part = memory.read(piece.address(), piece.size());
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                content = content.followedBy(part.get());
            }
            return Optional.of(content);
        }

        private static String text(ByteString bytes) {
            Optional<String> text = bytes.strictUtf8();
            return text.map(known -> "'" + known + "'")
                    .orElseGet(() -> HEX + HexFormat.of().formatHex(bytes.toArray()));
        }
    }

    /** The 32-bit number at an index of bytes. */
    static long word(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24;
    }
}
