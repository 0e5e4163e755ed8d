package dev.abigate.behaviour;

import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.SearchedExports;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Inputs for each of the programs, made with knowledge of what it is for: whether a mutant behaves otherwise at all. */
final class ReferenceInputs {
    private final Random random = new Random(20_26);
    private final SearchedExports exports;

    private ReferenceInputs(SearchedExports exports) {
        this.exports = exports;
    }

    /** Inputs for a program. */
    static List<CallSequence> of(String program, SearchedExports exports, int count) {
        var maker = new ReferenceInputs(exports);
        Supplier<String> input = switch (program) {
            case "text" -> maker::text;
            case "hash" -> maker::hash;
            case "json" -> maker::json;
            case "pack" -> maker::pack;
            case "sort" -> maker::sort;
            case "machine" -> maker::machine;
            default -> throw new IllegalArgumentException(program);
        };
        var inputs = new ArrayList<CallSequence>();
        for (int i = 0; i < count; i++) {
            inputs.add(CallSequence.parse(input.get(), maker.exports));
        }
        return inputs;
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> "'normalize' " + quoted(of("aZ b\t\nQ@[`{ ", random.nextInt(90))) + " _ _";
            case 1 -> "'matches' " + quoted(of("ab*?", random.nextInt(6))) + " " + quoted(of("ab", random.nextInt(6)));
            case 2 ->
                "'distance' " + quoted(of("abc", random.nextInt(8))) + " "
                        + quoted(of("abc", random.nextInt(10) == 0 ? 31 + random.nextInt(4) : random.nextInt(8)));
            default -> {
                long near = (random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE) + (random.nextInt(41) - 20L);
                String digits = random.nextBoolean() ? String.valueOf(near) : of("0123456789/:", random.nextInt(12));
                yield "'number' " + quoted(one(" ", "\t\r", "", "+", "-", "\n-") + digits + one("", "a", " 1"));
            }
        };
    }

    private String hash() {
        int length = random.nextInt(random.nextInt(20) == 0 ? 3000 : 24);
        return one("'fnv1a' ", "'crc32' ", "'adler32' ", "'murmur3' ")
                .transform(name -> name
                        + bytes(length, random.nextInt(8) == 0 ? 255 : 256)
                        + (name.contains("murmur") ? " _ " + random.nextInt() : " _"));
    }

    private String json() {
        String text = value(0);
        if (random.nextInt(3) == 0) {
            int at = random.nextInt(text.length() + 1);
            text = text.substring(0, at)
                    + of("\"\\,:{}[]0.e-tnu \u001f~", random.nextInt(2))
                    + text.substring(Math.min(text.length(), at + random.nextInt(2)));
        }
        if (random.nextInt(20) == 0) {
            int depth = 14 + random.nextInt(5);
            text = "[".repeat(depth) + text + "]".repeat(depth);
        }
        return random.nextBoolean() ? "'minify' " + quoted(text) + " _ _ _" : "'count' " + quoted(text) + " _";
    }

    private String value(int depth) {
        String blank = one("", "", " ", "\t", "\r\n");
        return blank
                + switch (random.nextInt(depth > 3 ? 5 : 7)) {
                    case 0 -> one("true", "false", "null");
                    case 1, 2 ->
                        one("", "-") + one("0", "7", "10", "98") + one("", ".5", ".09", "e1", "E+2", "1e-9", ".");
                    case 3, 4 -> "\"" + one("", "a", "\\n", "\\u00aF", "\\\"", "\\/x", "\\q", "\\u12g4") + "\"";
                    case 5 -> "[" + list(depth, "") + "]";
                    default -> "{" + list(depth, "\"k\" : ") + "}";
                }
                + blank;
    }

    private String list(int depth, String name) {
        var items = new ArrayList<String>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            items.add(name + value(depth + 1));
        }
        return String.join(",", items);
    }

    private String pack() {
        if (random.nextBoolean()) {
            return "'pack' " + bytes(random.nextInt(random.nextInt(4) == 0 ? 1500 : 60), 1 + random.nextInt(4))
                    + " _ _ _";
        }
        var tokens = new StringBuilder();
        int written = 0;
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            if (written > 0 && random.nextBoolean()) {
                int distance = random.nextInt(written + (random.nextInt(12) == 0 ? 3 : 0));
                int size = random.nextInt(32);
                tokens.append((char) (0x80 | (distance >> 8) << 5 | size)).append((char) (distance & 0xff));
                written += size + 3;
            } else {
                int size = 1 + random.nextInt(32);
                tokens.append((char) (size - 1)).append(of("abc\u00ff", size));
                written += size;
            }
        }
        String stream = tokens.substring(0, tokens.length() - random.nextInt(Math.min(2, tokens.length() + 1)));
        return "'unpack' " + quoted(random.nextInt(9) == 0 ? "!" + stream : stream) + " _ _ _";
    }

    private String sort() {
        int count = random.nextInt(random.nextInt(3) == 0 ? 60 : 12);
        int range = one("3", "20", "2000000000").transform(Integer::parseInt);
        int[] items = random.ints(count, -range, range).toArray();
        return switch (random.nextInt(3)) {
            case 0 -> "'sort' " + words(items) + " _ " + random.nextInt(6);
            case 1 -> {
                Arrays.sort(items);
                yield "'find' " + words(items) + " _ "
                        + (count > 0 && random.nextBoolean() ? items[random.nextInt(count)] : random.nextInt(range));
            }
            default -> "'unique' " + words(items) + " _";
        };
    }

    private String machine() {
        var text = new StringBuilder("'machine_new'\n");
        int feeds = 1 + random.nextInt(3);
        for (int i = 0; i < feeds; i++) {
            var record = new StringBuilder();
            int count = random.nextInt(5);
            for (int j = 0; j < count; j++) {
                record.append(one("", " ", "\n", "#c;\n"))
                        .append(of("abzAZ_", 1 + random.nextInt(2)))
                        .append(of("a09_", random.nextInt(random.nextInt(5) == 0 ? 14 : 3)))
                        .append(one("=", "=", "=", ":", "/"))
                        .append(one("v", "\"q\"", "\"\\n\\t\\\"\" ", "x#y\n ", "", "\"a", "\u001f"))
                        .append(one(";", ";", ";", "", "! "));
            }
            text.append("'machine_feed' @0 ").append(quoted(record.toString())).append(" _\n");
            text.append(one("'machine_records' @0\n", "'machine_sum' @0\n"));
        }
        return text.toString();
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String of(String characters, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private String bytes(int count, int values) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) random.nextInt(values));
        }
        return quoted(text.toString());
    }

    private static String words(int[] items) {
        var text = new StringBuilder();
        for (int item : items) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                text.append((char) (item >>> shift & 0xff));
            }
        }
        return quoted(text.toString());
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("'");
        text.chars().forEach(c -> quoted.append("\\x%02x".formatted(c)));
        return quoted.append('\'').toString();
    }
}
