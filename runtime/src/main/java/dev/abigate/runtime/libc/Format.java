package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.trap.Trap;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * {@code printf} as WAMR has it. The variable arguments are in the guest's memory, one after another: integers and
 * addresses in 4 bytes, long long integers and real numbers in 8 bytes at a multiple of 8. No conversion but that of a
 * string gives more than 63 characters, and a character NUL ends what it gives.
 */
final class Format {
    private static final int MOST_CHARACTERS = 63;

    /** How many characters more than it has a string can take with its width. */
    private static final int STRING_ROOM = 63;

    private final TextMemory memory;
    private final IntConsumer out;
    private long next;

    private Format(TextMemory memory, long arguments, IntConsumer out) {
        this.memory = memory;
        this.next = arguments;
        this.out = out;
    }

    /**
     * Prints.
     *
     * @param arguments address of the first variable argument
     * @param out gets each byte
     * @throws Trap where an argument or a string is outside of the memory
     */
    static void print(TextMemory memory, ByteString format, long arguments, IntConsumer out) {
        memory.requireArgument(arguments);
        new Format(memory, arguments, out).print(latin1(format));
    }

    /** Each byte as one character. */
    private static String latin1(ByteString bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    private void print(String format) {
        int at = 0;
        while (at < format.length()) {
            if (format.charAt(at) != '%') {
                out.accept(format.charAt(at++));
                continue;
            }
            int last = at + 1;
            while (last < format.length() && ".+- #0123456789tzjlh".indexOf(format.charAt(last)) >= 0) {
                last++;
            }
            if (last == format.length()) {
                return;
            }
            convert(format.substring(at, last + 1));
            at = last + 1;
        }
    }

    private void convert(String specification) {
        char letter = specification.charAt(specification.length() - 1);
        switch (letter) {
            case 'o', 'd', 'i', 'u', 'p', 'x', 'X', 'c' -> integer(specification);
            case 's' -> string(specification);
            case 'e', 'E', 'g', 'G', 'f', 'F' -> {
                double value = Double.longBitsToDouble(wide());
                write(Conversion.parse(specification).map(it -> it.real(value)), specification, MOST_CHARACTERS);
            }
            case '%' -> out.accept('%');
            case 'n' -> {}
            default -> {
                out.accept('%');
                out.accept(letter);
            }
        }
    }

    private void integer(String specification) {
        int longs = longs(specification);
        long value = longs < 2 ? narrow() : wide();
        int bits = longs >= 2 ? Long.SIZE : narrowBits(specification);
        write(Conversion.parse(specification).map(it -> it.integer(value, bits)), specification, MOST_CHARACTERS);
    }

    /** How often the specification says long, where {@code j} says it twice. */
    private static int longs(String specification) {
        int longs = 0;
        for (int i = 0; i < specification.length(); i++) {
            switch (specification.charAt(i)) {
                case 'l' -> longs++;
                case 't', 'z' -> longs = 1;
                case 'j' -> longs = 2;
                default -> {}
            }
        }
        return longs;
    }

    private static int narrowBits(String specification) {
        return specification.contains("hh") ? Byte.SIZE : specification.contains("h") ? Short.SIZE : Integer.SIZE;
    }

    private void string(String specification) {
        long address = Integer.toUnsignedLong((int) narrow());
        ByteString string = memory.string(address);
        Optional<String> text = Conversion.parse(specification)
                .map(it -> address == 0 && string.isEmpty() ? it.noString() : it.string(latin1(string)));
        write(text, specification, string.length() + STRING_ROOM);
    }

    private void write(Optional<String> converted, String specification, int most) {
        String text = converted.orElse(specification);
        for (int i = 0; i < Math.min(text.length(), most) && text.charAt(i) != 0; i++) {
            out.accept(text.charAt(i));
        }
    }

    private long narrow() {
        int value = memory.narrow(next);
        next += Integer.BYTES;
        return value;
    }

    private long wide() {
        next = (next + Long.BYTES - 1) & -Long.BYTES;
        long value = memory.wide(next);
        next += Long.BYTES;
        return value;
    }
}
