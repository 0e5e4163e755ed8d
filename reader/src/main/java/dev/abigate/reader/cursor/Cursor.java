package dev.abigate.reader.cursor;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * A position in a file, and the end of the part that may be read from it.
 *
 * <p>Every read names its field. Offsets always count from the first byte of the file, also in a {@link #window}. A read
 * past the end of the part is a {@link MalformedBinaryException} with {@link Flaw#UNEXPECTED_END}; unsigned 32-bit values
 * come back in an {@code int} where the text says so, and as a checked non-negative number from {@link #index} and
 * {@link #count}.
 *
 * <p>Not for use by several threads.
 */
public final class Cursor {
    private final ByteString file;
    private final @Nullable FieldSink sink;
    private final @Nullable EncodingNotes notes;
    private final @Nullable Cursor outer;
    private final String part;
    private final int base;
    private final Flaw pastEnd;
    private final int start;
    private final int end;
    private int at;

    private String item = "";
    private int itemIndex;

    private Cursor(
            ByteString file,
            @Nullable FieldSink sink,
            @Nullable EncodingNotes notes,
            @Nullable Cursor outer,
            String part,
            int base,
            Flaw pastEnd,
            int at,
            int end) {
        this.file = file;
        this.sink = sink;
        this.notes = notes;
        this.outer = outer;
        this.part = part;
        this.base = base;
        this.pastEnd = pastEnd;
        this.start = at;
        this.at = at;
        this.end = end;
    }

    /** A cursor over a whole file. */
    public static Cursor over(ByteString file) {
        return new Cursor(file, null, null, null, "", 0, Flaw.UNEXPECTED_END, 0, file.length());
    }

    /** A cursor over a whole file that reports each field it reads. */
    public static Cursor over(ByteString file, FieldSink sink) {
        return new Cursor(file, sink, null, null, "", 0, Flaw.UNEXPECTED_END, 0, file.length());
    }

    /**
     * A cursor over a part of a file that was cut out of it.
     *
     * @param base offset of the part's first byte in the file
     * @param name what the part is, for errors
     * @param pastEnd the flaw of a read past the part's end
     */
    public static Cursor overPart(ByteString part, int base, String name, Flaw pastEnd) {
        return new Cursor(part, null, null, null, name, base, pastEnd, 0, part.length());
    }

    /** A cursor at the same position that reports nothing: for looking before reading. */
    public Cursor quiet() {
        return new Cursor(file, null, null, outer, part, base, pastEnd, at, end);
    }

    /** The same position and bounds; encodings that are not the shortest are noted from here on. */
    public Cursor noting(EncodingNotes into) {
        return new Cursor(file, sink, into, outer, part, base, pastEnd, at, end);
    }

    /** Whether fields are reported: readers may then decode parts that they otherwise skip. */
    public boolean isMapping() {
        return sink != null;
    }

    /** Offset of the next byte from the start of the file. */
    public int offset() {
        return base + at;
    }

    public int remaining() {
        return end - at;
    }

    public boolean atEnd() {
        return at == end;
    }

    /**
     * A cursor over the next {@code size} bytes, which this one steps over.
     *
     * @param name what the part is, for errors and maps
     */
    public Cursor window(int size, String name) {
        return window(size, name, pastEnd);
    }

    /** As {@link #window(int, String)}; a read past the window's end is the given flaw. */
    public Cursor window(int size, String name, Flaw pastEnd) {
        need(size, name);
        var inner = new Cursor(file, sink, notes, this, name, base, pastEnd, at, at + size);
        at += size;
        return inner;
    }

    /**
     * Steps to {@code offset}, anywhere in this part: for formats whose pieces refer to each other by offset.
     *
     * @param offset as {@link #offset} gives it
     */
    public void moveTo(int offset, String field) {
        int target = offset - base;
        if (target < start || target > end) {
            throw fail(pastEnd, offset, field, "the part has offsets 0x%x to 0x%x".formatted(base + start, base + end));
        }
        at = target;
    }

    /** Steps over the next {@code size} bytes, which are not reported. */
    public void skip(int size, String field) {
        need(size, field);
        at += size;
    }

    /** Names the item of a list that is read next, for errors and maps: {@code export 3}. */
    public void item(String name, int index) {
        item = name;
        itemIndex = index;
    }

    /** Ends the naming that {@link #item} began. */
    public void endItem() {
        item = "";
    }

    /** The next byte without stepping over it, 0 to 255. */
    public int peek(String field) {
        return peek(0, field);
    }

    /** The byte {@code ahead} bytes behind the next one, without stepping, 0 to 255. */
    public int peek(int ahead, String field) {
        need(ahead + 1, field);
        return file.at(at + ahead) & 0xff;
    }

    /** The next byte, 0 to 255. */
    public int u8(String field) {
        need(1, field);
        int value = file.at(at) & 0xff;
        return step(1, field, value);
    }

    /** Two bytes, 0 to 65535. */
    public int u16(String field) {
        need(Short.BYTES, field);
        return step(Short.BYTES, field, file.shortAt(at) & 0xffff);
    }

    /** Four bytes; an unsigned value comes in all 32 bits of the result. */
    public int u32(String field) {
        need(Integer.BYTES, field);
        return step(Integer.BYTES, field, file.intAt(at));
    }

    /** Eight bytes. */
    public long u64(String field) {
        need(Long.BYTES, field);
        long value = file.longAt(at);
        if (sink != null) {
            report(at, Long.BYTES, field, Long.toUnsignedString(value));
        }
        at += Long.BYTES;
        return value;
    }

    /** LEB128, unsigned, 32 bits; the value comes in all 32 bits of the result. */
    public int leb32(String field) {
        if (at < end) {
            int first = file.at(at);
            if (first >= 0) {
                return step(1, field, first);
            }
        }
        return (int) unsignedLeb(32, field);
    }

    /** LEB128, unsigned, 64 bits. */
    public long leb64(String field) {
        if (at < end) {
            int first = file.at(at);
            if (first >= 0) {
                return step(1, field, first);
            }
        }
        return unsignedLeb(64, field);
    }

    /** LEB128, signed, 32 bits. */
    public int sleb32(String field) {
        if (at < end) {
            int first = file.at(at);
            if (first >= 0 && sink == null) {
                at++;
                return (first << 25) >> 25;
            }
        }
        return (int) signedLeb(32, field);
    }

    /** LEB128, signed, 33 bits: a heap or block type. */
    public long sleb33(String field) {
        return signedLeb(33, field);
    }

    /** LEB128, signed, 64 bits. */
    public long sleb64(String field) {
        return signedLeb(64, field);
    }

    /**
     * LEB128, unsigned: an index. No engine takes an index of 2^31 or more, and neither does this reader
     * ({@link Flaw#INDEX_TOO_LARGE}).
     */
    public int index(String field) {
        int before = offset();
        int value = leb32(field);
        if (value < 0) {
            throw fail(Flaw.INDEX_TOO_LARGE, before, field, "found " + Integer.toUnsignedString(value));
        }
        return value;
    }

    /**
     * LEB128, unsigned: the number of items that follow. A number that the rest of the part cannot hold, at one byte an
     * item, is {@link Flaw#LENGTH_OUT_OF_BOUNDS}, so that a lying count never sizes an allocation.
     */
    public int count(String field) {
        int before = offset();
        return checkedCount(leb32(field), 1, "items", before, field);
    }

    /** LEB128, unsigned: the number of bytes of what follows; checked as by {@link #count}. */
    public int size(String field) {
        int before = offset();
        return checkedCount(leb32(field), 1, "bytes", before, field);
    }

    /** Four bytes: the number of items that follow, each at least {@code itemBytes} long; checked as by {@link #count}. */
    public int count32(int itemBytes, String field) {
        int before = offset();
        return checkedCount(u32(field), itemBytes, "items", before, field);
    }

    private int checkedCount(int value, int itemBytes, String what, int before, String field) {
        if (Integer.toUnsignedLong(value) * itemBytes > remaining()) {
            throw fail(
                    Flaw.LENGTH_OUT_OF_BOUNDS,
                    before,
                    field,
                    "%s %s, %d bytes left".formatted(Integer.toUnsignedString(value), what, remaining()));
        }
        return value;
    }

    /** The next {@code size} bytes. */
    public ByteString bytes(int size, String field) {
        need(size, field);
        ByteString value = file.slice(at, size);
        if (sink != null && size > 0) {
            report(at, size, field, "");
        }
        at += size;
        return value;
    }

    /** The next {@code size} bytes as text; {@link Flaw#MALFORMED_UTF8} where they are none. */
    public String utf8(int size, String field) {
        need(size, field);
        String text =
                file.slice(at, size).strictUtf8().orElseThrow(() -> fail(Flaw.MALFORMED_UTF8, offset(), field, ""));
        if (sink != null && size > 0) {
            report(at, size, field, text);
        }
        at += size;
        return text;
    }

    /** The bytes up to the next zero byte, which is stepped over, too. */
    public ByteString zeroTerminated(String field) {
        int from = at;
        int size = file.indexOfZero(from, end) - from;
        need(size + 1, field);
        ByteString value = file.slice(from, size);
        if (sink != null) {
            report(from, size + 1, field, value.utf8());
        }
        at = from + size + 1;
        return value;
    }

    /** A name as WebAssembly has it: a LEB128 length and UTF-8 bytes. */
    public String name(String field) {
        int size = size(sink == null ? field : field + " length");
        return utf8(size, field);
    }

    /**
     * Steps to the next multiple of {@code alignment}, counted from the start of the file.
     *
     * @return the bytes stepped over, fewer than {@code alignment}
     */
    public ByteString align(int alignment) {
        int size = -at & (alignment - 1);
        return bytes(size, "padding");
    }

    /** Notes that the construct at {@code offset} is written in its longer form. */
    public void noteLongForm(int offset) {
        noteForm(offset, Encoding.Choice.LONG_FORM);
    }

    /** Notes that the construct at {@code offset} is written in a form of {@link Encoding.Choice}. */
    public void noteForm(int offset, int form) {
        if (notes != null) {
            notes.form(offset, form);
        }
    }

    /** A failure at the current offset. */
    public MalformedBinaryException fail(Flaw flaw, String field, String detail) {
        return fail(flaw, offset(), field, detail);
    }

    /** A failure at {@code offset}. */
    public MalformedBinaryException fail(Flaw flaw, int offset, String field, String detail) {
        return new MalformedBinaryException(flaw, offset, errorPath(field), detail);
    }

    private void need(int size, String field) {
        if (size < 0 || size > end - at) {
            throw tooShort(size, field);
        }
    }

    /** Apart from {@link #need}, so that compilers see how little that does. */
    private MalformedBinaryException tooShort(int size, String field) {
        return fail(
                pastEnd,
                offset(),
                field,
                "%s bytes needed, %d left".formatted(Integer.toUnsignedString(size), end - at));
    }

    private int step(int size, String field, int value) {
        if (sink != null) {
            report(size, field, value);
        }
        at += size;
        return value;
    }

    private void report(int size, String field, int value) {
        report(at, size, field, Integer.toUnsignedString(value));
    }

    private long unsignedLeb(int bits, String field) {
        int start = at;
        int longest = (bits + 6) / 7;
        long value = 0;
        int shift = 0;
        int b;
        do {
            need(1, field);
            b = file.at(at++);
            if (at - start == longest) {
                checkLast(b, (b & 0x7f) >>> (bits - shift), 0, field, start);
            }
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        if (b == 0 && at - start > 1 && notes != null) {
            notes.lebWidth(base + start, at - start);
        }
        if (sink != null) {
            report(start, at - start, field, Long.toUnsignedString(value));
        }
        return value;
    }

    private long signedLeb(int bits, String field) {
        int start = at;
        int longest = (bits + 6) / 7;
        long value = 0;
        int shift = 0;
        int previous;
        int b = 0;
        do {
            need(1, field);
            previous = b;
            b = file.at(at++);
            if (at - start == longest) {
                // The sign bit and all bits above it.
                int signs = (byte) (b << 1) >> (bits - shift);
                checkLast(b, signs, signs < 0 ? -1 : 0, field, start);
            }
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        if (shift < Long.SIZE) {
            value = (value << (Long.SIZE - shift)) >> (Long.SIZE - shift);
        }
        boolean padded = b == ((previous & 0x40) == 0 ? 0 : 0x7f);
        if (padded && at - start > 1 && notes != null) {
            notes.lebWidth(base + start, at - start);
        }
        if (sink != null) {
            report(start, at - start, field, Long.toString(value));
        }
        return value;
    }

    /** Checks the last byte that an integer may have: no continuation, and bits beyond its width all like the sign. */
    private void checkLast(int b, int unused, int expected, String field, int start) {
        if (b < 0) {
            throw fail(Flaw.INTEGER_TOO_LONG, base + start, field, "");
        }
        if (unused != expected) {
            throw fail(Flaw.INTEGER_TOO_LARGE, base + start, field, "");
        }
    }

    private void report(int offset, int length, String field, String value) {
        if (sink != null) {
            sink.field(base + offset, length, place(" / ", field), value);
        }
    }

    private String errorPath(String field) {
        return place(", ", "field '" + field + "'");
    }

    private String place(String separator, String field) {
        var place = new StringBuilder();
        if (outer != null) {
            outer.appendPlace(place, separator);
        }
        appendOwn(place, separator);
        return place.append(field).toString();
    }

    private void appendPlace(StringBuilder place, String separator) {
        if (outer != null) {
            outer.appendPlace(place, separator);
        }
        appendOwn(place, separator);
    }

    private void appendOwn(StringBuilder place, String separator) {
        if (!part.isEmpty()) {
            place.append(part).append(separator);
        }
        if (!item.isEmpty()) {
            place.append(item).append(' ').append(itemIndex).append(separator);
        }
    }
}
