package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.reader.wasm.code.CodeScanner;
import dev.abigate.reader.wasm.code.CodeVisitor;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What inputs are made of: special values, and what is found in the code and the data of both builds. */
final class Vocabulary {
    /** Data has many bytes; no more words than these are taken of it. */
    private static final int MOST_WORDS = 4000;

    private static final int MOST_LEARNED = 500;

    private static final int LEAST_WORD = 2;
    private static final int MOST_WORD = 32;
    private static final int FIRST_PRINTED = 0x20;
    private static final int LAST_PRINTED = 0x7e;

    private final Map<NumType, List<Long>> numbers = new EnumMap<>(NumType.class);
    private final List<ByteString> words;
    private final Set<ByteString> learned = new LinkedHashSet<>();
    private List<ByteString> learnedWords = List.of();

    Vocabulary(List<WasmModule> builds) {
        var whole = new LinkedHashSet<Long>();
        var floating = new EnumMap<NumType, Set<Long>>(NumType.class);
        floating.put(NumType.F32, new LinkedHashSet<>());
        floating.put(NumType.F64, new LinkedHashSet<>());
        var found = new LinkedHashSet<ByteString>();
        for (WasmModule build : builds) {
            var scanner = new CodeScanner(new Constants(whole, floating, found));
            int index = 0;
            for (FunctionBody body : build.bodies()) {
                scanner.scan(body, index++);
            }
            build.data().forEach(segment -> addWords(segment.bytes(), found));
        }
        var wholeNumbers = new LinkedHashSet<>(special());
        for (long number : whole) {
            for (long near = number - 1; near <= number + 1; near++) {
                wholeNumbers.add(near);
                String decimal = String.valueOf(near);
                if (decimal.length() > LEAST_WORD && found.size() < MOST_WORDS) {
                    found.add(ByteString.utf8(decimal));
                }
            }
        }
        for (NumType type : NumType.values()) {
            var bits = new LinkedHashSet<Long>();
            specialFloating(type).forEach(bits::add);
            bits.addAll(floating.getOrDefault(type, Set.of()));
            wholeNumbers.forEach(number -> bits.add(Numbers.bits(type, number)));
            numbers.put(type, List.copyOf(bits));
        }
        words = List.copyOf(found);
    }

    /** Numbers of a type as bits, special ones first. */
    List<Long> numbers(NumType type) {
        return numbers.getOrDefault(type, List.of());
    }

    /** Pieces of what a buffer may hold; perhaps none. */
    List<ByteString> words() {
        return words;
    }

    /** Takes words that inputs led to. */
    void learn(List<ByteString> found) {
        if (learned.size() < MOST_LEARNED && learned.addAll(found)) {
            learnedWords = List.copyOf(learned);
        }
    }

    /** The words that inputs led to so far; perhaps none. */
    List<ByteString> learnedWords() {
        return learnedWords;
    }

    private static List<Long> special() {
        var special = new ArrayList<>(List.of(0L, 1L, -1L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE));
        special.add(Long.MIN_VALUE);
        special.add(Long.MAX_VALUE);
        for (int i = 1; i < Long.SIZE; i++) {
            special.add((1L << i) - 1);
            special.add(1L << i);
            special.add((1L << i) + 1);
            special.add(-(1L << i));
        }
        return special;
    }

    private static List<Long> specialFloating(NumType type) {
        return switch (type) {
            case I32, I64 -> List.of();
            case F32 ->
                List.of(0L, 0x8000_0000L, 0x7f80_0000L, 0xff80_0000L, 0x7fc0_0000L, 0x7fa0_0001L, 1L, 0x7f7f_ffffL)
                        .stream()
                        .toList();
            case F64 ->
                List.of(
                        0L,
                        Long.MIN_VALUE,
                        0x7ff0_0000_0000_0000L,
                        0xfff0_0000_0000_0000L,
                        0x7ff8_0000_0000_0000L,
                        0x7ff4_0000_0000_0001L,
                        1L,
                        0x7fef_ffff_ffff_ffffL);
        };
    }

    /** Texts between other bytes. */
    private static void addWords(ByteString data, Set<ByteString> words) {
        byte[] bytes = data.toArray();
        int begin = 0;
        for (int i = 0; i <= bytes.length && words.size() < MOST_WORDS; i++) {
            boolean printed = i < bytes.length && bytes[i] >= FIRST_PRINTED && bytes[i] <= LAST_PRINTED;
            if (!printed) {
                if (i - begin >= LEAST_WORD) {
                    words.add(data.slice(begin, Math.min(i - begin, MOST_WORD)));
                }
                begin = i + 1;
            }
        }
    }

    /** Takes the constants of code. */
    private record Constants(Set<Long> whole, Map<NumType, Set<Long>> floating, Set<ByteString> words)
            implements CodeVisitor {
        @Override
        public void enter(int function, List<FunctionCode.Locals> locals) {}

        @Override
        public void visit(InstructionDecoder code) {
            switch (code.op()) {
                case I32_CONST -> {
                    whole.add(code.bits());
                    addWord(code.bits(), Integer.BYTES);
                }
                case I64_CONST -> {
                    whole.add(code.bits());
                    addWord(code.bits(), Long.BYTES);
                }
                case F32_CONST -> add(NumType.F32, Numbers.cut(NumType.F32, code.bits()));
                case F64_CONST -> add(NumType.F64, code.bits());
                default -> {}
            }
        }

        private void add(NumType type, long bits) {
            floating.getOrDefault(type, Set.of()).add(bits);
        }

        /** Compilers compare several characters at once. */
        private void addWord(long bits, int bytes) {
            int count = bytes;
            while (count > 0 && (bits >>> (Byte.SIZE * (count - 1)) & 0xff) == 0) {
                count--;
            }
            var word = new byte[count];
            for (int i = 0; i < count; i++) {
                word[i] = (byte) (bits >>> (Byte.SIZE * i));
            }
            if (count > 0 && words.size() < MOST_WORDS) {
                words.add(ByteString.wrap(word));
            }
        }

        @Override
        public void leave() {}
    }
}
