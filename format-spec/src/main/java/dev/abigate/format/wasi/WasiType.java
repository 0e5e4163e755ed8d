package dev.abigate.format.wasi;

import java.util.List;

/**
 * A type of the interface text.
 *
 * @param name as the interface text writes it
 * @param core what a value of it is passed as
 * @param bytes32 that it takes in memory where addresses have 32 bits
 * @param bytes64 that it takes in memory where addresses have 64 bits
 */
public record WasiType(String name, Core core, int bytes32, int bytes64) {
    /** The core type of a value. */
    public enum Core {
        I32("i32", "i32"),
        I64("i64", "i64"),
        /** As wide as an address. */
        ADDRESS("i32", "i64"),
        /** Only in memory. */
        NONE("", "");

        private final String in32;
        private final String in64;

        Core(String in32, String in64) {
            this.in32 = in32;
            this.in64 = in64;
        }

        /** The type as the text format writes it, where addresses have so many bits. */
        String text(PointerSize size) {
            return size == PointerSize.BITS_32 ? in32 : in64;
        }
    }

    /** The bytes that it takes in memory. */
    public int bytes(PointerSize size) {
        return size == PointerSize.BITS_32 ? bytes32 : bytes64;
    }

    /** The type in a line of {@link TypeTable}. */
    static WasiType parse(String line) {
        List<String> words = List.of(line.split(" ", -1));
        Core core = switch (words.get(1)) {
            case "i32" -> Core.I32;
            case "i64" -> Core.I64;
            case "pointer" -> Core.ADDRESS;
            case "-" -> Core.NONE;
            default -> throw new IllegalArgumentException("no core type: " + line);
        };
        int bytes = Integer.parseInt(words.get(2));
        return new WasiType(words.getFirst(), core, bytes, words.size() == 3 ? bytes : Integer.parseInt(words.get(3)));
    }
}
