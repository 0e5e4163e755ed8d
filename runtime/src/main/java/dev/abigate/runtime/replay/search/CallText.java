package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.wasm.type.NumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Calls as text: as people read them, and as lines that are read again: the name of the export and its arguments, with blanks
 * between them. Numbers are decimal, those of floating-point types hexadecimal bits; names and bytes stand in quotes, {@code @1}
 * is the last handle but one, and {@code _} what follows from other arguments.
 */
final class CallText {
    private static final String IMPLIED = "_";
    private static final char QUOTE = '\'';
    private static final char ESCAPE = '\\';
    private static final char HANDLE = '@';
    private static final int FIRST_PRINTED = 0x20;
    private static final int LAST_PRINTED = 0x7e;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private CallText() {}

    /** The arguments as people read them, in parentheses. */
    static String arguments(Call call) {
        var text = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < call.arguments().size(); i++) {
            text.add(argument(call, i));
        }
        return text.toString();
    }

    private static String argument(Call call, int index) {
        return switch (call.arguments().get(index)) {
            case Argument.Numeric(long bits) -> {
                NumType type = call.export().parameters().get(index);
                yield switch (type) {
                    case I32, I64 -> number(type, bits);
                    case F32 -> number(type, bits) + " (" + Float.intBitsToFloat((int) bits) + ")";
                    case F64 -> number(type, bits) + " (" + Double.longBitsToDouble(bits) + ")";
                };
            }
            case Argument.Bytes(var content) -> quoted(content);
            case Argument.Earlier(int newer) -> newer == 0 ? "handle" : "handle " + newer + " before the last";
            case Argument.Implied() ->
                switch (call.export().schema().parameters().get(index)) {
                    case ParameterMeaning.Room(int bytes) -> "room for " + bytes + " bytes";
                    case ParameterMeaning.Length(int buffer) -> String.valueOf(length(call, buffer));
                    case ParameterMeaning.Numeric _,
                            ParameterMeaning.Range _,
                            ParameterMeaning.Buffer _,
                            ParameterMeaning.Handle _ -> IMPLIED;
                };
        };
    }

    /** How many elements a parameter leads to. */
    static int length(Call call, int buffer) {
        return switch (call.export().schema().parameters().get(buffer)) {
            case ParameterMeaning.Buffer(int elementBytes, boolean _) ->
                call.arguments().get(buffer) instanceof Argument.Bytes(var content)
                        ? content.length() / elementBytes
                        : 0;
            case ParameterMeaning.Room(int bytes) -> bytes;
            case ParameterMeaning.Numeric _,
                    ParameterMeaning.Range _,
                    ParameterMeaning.Length _,
                    ParameterMeaning.Handle _ -> 0;
        };
    }

    private static String number(NumType type, long bits) {
        return switch (type) {
            case I32 -> String.valueOf((int) bits);
            case I64 -> String.valueOf(bits);
            case F32, F64 -> "0x" + Long.toHexString(bits);
        };
    }

    private static String quoted(ByteString bytes) {
        var text = new StringBuilder().append(QUOTE);
        for (byte each : bytes.toArray()) {
            int code = Byte.toUnsignedInt(each);
            if (code == QUOTE || code == ESCAPE || code < FIRST_PRINTED || code > LAST_PRINTED) {
                text.append("\\x%02x".formatted(code));
            } else {
                text.append((char) code);
            }
        }
        return text.append(QUOTE).toString();
    }

    /** A call as a line that {@link #parse} reads. */
    static String line(Call call) {
        var line = new StringBuilder(quoted(ByteString.utf8(call.export().name())));
        for (int i = 0; i < call.arguments().size(); i++) {
            line.append(' ');
            line.append(
                    switch (call.arguments().get(i)) {
                        case Argument.Numeric(long bits) ->
                            number(call.export().parameters().get(i), bits);
                        case Argument.Bytes(var content) -> quoted(content);
                        case Argument.Earlier(int newer) -> String.valueOf(HANDLE) + newer;
                        case Argument.Implied() -> IMPLIED;
                    });
        }
        return line.toString();
    }

    /**
     * The call of a line.
     *
     * @throws IllegalArgumentException where the line is none, or not one of these exports
     */
    static Call parse(String line, Map<String, SearchedExport> exports) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < line.length()) {
            int end = wordEnd(line, at);
            words.add(line.substring(at, end));
            at = end + 1;
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("an empty line");
        }
        String name = bytes(words.getFirst()).utf8();
        SearchedExport export = exports.get(name);
        if (export == null) {
            throw new IllegalArgumentException("no export '" + name + "' is searched");
        }
        List<String> arguments = words.subList(1, words.size());
        if (arguments.size() != export.parameters().size()) {
            throw new IllegalArgumentException("%s: found %d arguments, expected %d"
                    .formatted(name, arguments.size(), export.parameters().size()));
        }
        var parsed = new ArrayList<Argument>();
        for (int i = 0; i < arguments.size(); i++) {
            parsed.add(argument(
                    arguments.get(i),
                    export.schema().parameters().get(i),
                    export.parameters().get(i)));
        }
        return new Call(export, parsed);
    }

    private static int wordEnd(String line, int from) {
        int end = line.charAt(from) == QUOTE ? line.indexOf(QUOTE, from + 1) + 1 : line.indexOf(' ', from);
        return end <= 0 ? line.length() : end;
    }

    private static Argument argument(String word, ParameterMeaning meaning, NumType type) {
        return switch (meaning) {
            case ParameterMeaning.Numeric() -> new Argument.Numeric(bits(word, type));
            case ParameterMeaning.Range(long least, long most) ->
                new Argument.Numeric(Numbers.bits(
                        type, Math.clamp(Numbers.whole(type, bits(word, type)), least, most)));
            case ParameterMeaning.Buffer buffer -> new Argument.Bytes(Buffers.fitting(bytes(word), buffer));
            case ParameterMeaning.Room _, ParameterMeaning.Length _ -> new Argument.Implied();
            case ParameterMeaning.Handle _ -> {
                if (!word.matches(HANDLE + "[0-9]{1,3}")) {
                    throw new IllegalArgumentException("no handle: " + word);
                }
                yield new Argument.Earlier(Integer.parseInt(word.substring(1)));
            }
        };
    }

    private static long bits(String word, NumType type) {
        long bits =
                word.startsWith("0x") ? Long.parseUnsignedLong(word.substring(2), HEX) : Long.parseLong(word, DECIMAL);
        return switch (type) {
            case I32, F32 -> Integer.toUnsignedLong((int) bits);
            case I64, F64 -> bits;
        };
    }

    private static ByteString bytes(String word) {
        if (word.length() < 2 || word.charAt(0) != QUOTE || word.charAt(word.length() - 1) != QUOTE) {
            throw new IllegalArgumentException("not in quotes: " + word);
        }
        var bytes = new byte[word.length()];
        int count = 0;
        for (int i = 1; i < word.length() - 1; i++) {
            if (word.charAt(i) == ESCAPE) {
                if (i + 4 >= word.length()) {
                    throw new IllegalArgumentException("an escape that is cut: " + word);
                }
                bytes[count++] = (byte) Integer.parseInt(word, i + 2, i + 4, HEX);
                i += 3;
            } else {
                bytes[count++] = (byte) word.charAt(i);
            }
        }
        return ByteString.wrap(bytes).slice(0, count);
    }
}
