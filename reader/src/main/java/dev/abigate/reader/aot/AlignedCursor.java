package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.Deviation;
import dev.abigate.reader.cursor.Cursor;
import java.util.List;

/**
 * A cursor that aligns as the AOT format does (section 1): 16-bit values and strings to 2, 32- and 64-bit values to 4. What
 * it steps over, and strings that end unusually, become deviations.
 */
final class AlignedCursor {
    private final Cursor cursor;
    private final List<Deviation> deviations;

    /** @param deviations where to add deviations */
    AlignedCursor(Cursor cursor, List<Deviation> deviations) {
        this.cursor = cursor;
        this.deviations = deviations;
    }

    AlignedCursor window(int size, String name) {
        return new AlignedCursor(cursor.window(size, name), deviations);
    }

    int offset() {
        return cursor.offset();
    }

    int remaining() {
        return cursor.remaining();
    }

    boolean atEnd() {
        return cursor.atEnd();
    }

    void item(String name, int index) {
        cursor.item(name, index);
    }

    void endItem() {
        cursor.endItem();
    }

    void align(int alignment) {
        if ((cursor.offset() & (alignment - 1)) != 0) {
            int at = cursor.offset();
            keepStray(at, cursor.align(alignment));
        }
    }

    int u8(String field) {
        return cursor.u8(field);
    }

    int u16(String field) {
        align(Short.BYTES);
        return cursor.u16(field);
    }

    int u32(String field) {
        align(Integer.BYTES);
        return cursor.u32(field);
    }

    /** A u32 whose numeric value counts, 0 to 2^32 - 1. */
    long unsigned(String field) {
        return Integer.toUnsignedLong(u32(field));
    }

    long u64(String field) {
        align(Integer.BYTES);
        return cursor.u64(field);
    }

    /** A u32 that says how many items of at least {@code itemBytes} each follow. */
    int count(int itemBytes, String field) {
        align(Integer.BYTES);
        return cursor.count32(itemBytes, field);
    }

    /** A u32 that must be less than {@code limit}. */
    int indexBelow(int limit, String field) {
        align(Integer.BYTES);
        int at = cursor.offset();
        int value = cursor.u32(field);
        return checkBelow(value, limit, at, field);
    }

    /** A u16 that must be less than {@code limit}. */
    int shortIndexBelow(int limit, String field) {
        align(Short.BYTES);
        int at = cursor.offset();
        return checkBelow(cursor.u16(field), limit, at, field);
    }

    /** A u8 that is 0 or 1. */
    int bit(String field) {
        int at = cursor.offset();
        return checkBelow(cursor.u8(field), 2, at, field);
    }

    private int checkBelow(int value, int limit, int at, String field) {
        if (Integer.compareUnsigned(value, limit) >= 0) {
            throw cursor.fail(
                    Flaw.VALUE,
                    at,
                    field,
                    limit == 0
                            ? "found %s, none is defined".formatted(Integer.toUnsignedString(value))
                            : "found %s, at most %d".formatted(Integer.toUnsignedString(value), limit - 1));
        }
        return value;
    }

    ByteString bytes(int size, String field) {
        return cursor.bytes(size, field);
    }

    /** The next bytes, which stay to be read. */
    ByteString ahead(int size, String field) {
        return cursor.quiet().bytes(size, field);
    }

    /** Bytes that mean nothing and are usually zero. */
    void unused(int size, String field) {
        int at = cursor.offset();
        keepStray(at, cursor.bytes(size, field));
    }

    /** Text in a field of fixed size, filled with zeros; {@code size} bytes long when there are none. */
    String zeroFilled(int size, String field) {
        int length = 0;
        while (length < size && cursor.peek(length, field) != 0) {
            length++;
        }
        String text = cursor.utf8(length, field);
        unused(size - length, "padding");
        return text;
    }

    /** A string with the ending that the layout prescribes, or another one where loaders do not mind. */
    String string(AotLayout layout, String field) {
        return string(layout.terminatesStrings(), layout.allowsOtherTermination(), field);
    }

    /**
     * A string.
     *
     * @param terminated whether compilers end it with a NUL that the length counts
     * @param otherAllowed whether it may end otherwise
     */
    String string(boolean terminated, boolean otherAllowed, String field) {
        align(Short.BYTES);
        int at = cursor.offset();
        int length = cursor.u16(cursor.isMapping() ? field + " length" : field);
        boolean hasNul = length > 0 && cursor.peek(length - 1, field) == 0;
        String text = cursor.utf8(hasNul ? length - 1 : length, field);
        if (hasNul) {
            cursor.u8(cursor.isMapping() ? field + " terminator" : field);
        }
        if (hasNul != terminated) {
            if (!otherAllowed && length > 0) {
                throw cursor.fail(Flaw.VALUE, at, field, "string without terminating zero byte");
            }
            deviations.add(new Deviation.Terminator(at, hasNul));
        }
        return text;
    }

    MalformedBinaryException fail(Flaw flaw, int offset, String field, String detail) {
        return cursor.fail(flaw, offset, field, detail);
    }

    private void keepStray(int at, ByteString bytes) {
        if (!bytes.isZero()) {
            deviations.add(new Deviation.StrayBytes(at, bytes));
        }
    }
}
