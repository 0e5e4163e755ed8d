package dev.abigate.diff.snapshot;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Long lists of numbers as one text, since a line for each would drown what people read in a snapshot. */
final class PackedText {
    private static final int PRINT_BYTES = 3 * Integer.BYTES + Long.BYTES;

    private PackedText() {}

    /** Base64 of big-endian numbers of 32 bits. */
    static String ofNumbers(List<Integer> numbers) {
        var bytes = new byte[numbers.size() * Integer.BYTES];
        int at = 0;
        for (int number : numbers) {
            at = put(bytes, at, number, Integer.BYTES);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Base64 of name, content, shape and neighbours of each function, big-endian. */
    static String ofPrints(List<FunctionPrint> functions) {
        var bytes = new byte[functions.size() * PRINT_BYTES];
        int at = 0;
        for (FunctionPrint function : functions) {
            at = put(bytes, at, function.name(), Integer.BYTES);
            at = put(bytes, at, function.content(), Long.BYTES);
            at = put(bytes, at, function.shape(), Integer.BYTES);
            at = put(bytes, at, function.neighbours(), Integer.BYTES);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static int put(byte[] bytes, int at, long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes[at + i] = (byte) (value >>> ((size - 1 - i) * Byte.SIZE));
        }
        return at + size;
    }

    /** What {@link #ofNumbers} packed; nothing where that did not write the text. */
    static Optional<List<Integer>> numbers(String text) {
        return decoded(text, Integer.BYTES).map(bytes -> {
            var numbers = new ArrayList<Integer>(bytes.length / Integer.BYTES);
            for (int at = 0; at < bytes.length; at += Integer.BYTES) {
                numbers.add((int) get(bytes, at, Integer.BYTES));
            }
            return numbers;
        });
    }

    /** What {@link #ofPrints} packed; nothing where that did not write the text. */
    static Optional<List<FunctionPrint>> prints(String text) {
        return decoded(text, PRINT_BYTES).map(PackedText::prints);
    }

    private static Optional<byte[]> decoded(String text, int itemSize) {
        try {
            return Optional.of(Base64.getDecoder().decode(text)).filter(bytes -> bytes.length % itemSize == 0);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<FunctionPrint> prints(byte[] bytes) {
        var functions = new ArrayList<FunctionPrint>(bytes.length / PRINT_BYTES);
        for (int at = 0; at < bytes.length; at += PRINT_BYTES) {
            functions.add(new FunctionPrint(
                    (int) get(bytes, at, Integer.BYTES),
                    get(bytes, at + Integer.BYTES, Long.BYTES),
                    (int) get(bytes, at + Integer.BYTES + Long.BYTES, Integer.BYTES),
                    (int) get(bytes, at + 2 * Integer.BYTES + Long.BYTES, Integer.BYTES)));
        }
        return functions;
    }

    private static long get(byte[] bytes, int at, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = (value << Byte.SIZE) | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
