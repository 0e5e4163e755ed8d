package dev.abigate.writer.bytes;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Encoding;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes under construction, little-endian. Positions count from the first byte written.
 *
 * <p>Not for use by several threads.
 */
public final class ByteSink {
    private byte[] bytes = new byte[256];
    private int size;
    private final Iterator<Encoding.Choice> choices;
    private Encoding.@Nullable Choice next;

    /** A sink that writes every integer in its shortest form. */
    public ByteSink() {
        this(Encoding.SHORTEST);
    }

    /** A sink that follows the given choices, whose positions count from this sink's first byte. */
    public ByteSink(Encoding encoding) {
        choices = encoding.choices().iterator();
        next = advance();
    }

    public int size() {
        return size;
    }

    /** What was written so far. The sink must not be used after this. */
    public ByteString toByteString() {
        return ByteString.wrap(Arrays.copyOf(bytes, size));
    }

    public ByteSink u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public ByteSink u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    public ByteSink u32(int value) {
        return u16(value).u16(value >>> 16);
    }

    /** Replaces the four bytes at {@code position}, which were written before: a size that is known afterwards. */
    public ByteSink replaceU32(int position, int value) {
        Objects.checkFromIndexSize(position, Integer.BYTES, size);
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[position + i] = (byte) (value >>> (Byte.SIZE * i));
        }
        return this;
    }

    public ByteSink u64(long value) {
        return u32((int) value).u32((int) (value >>> 32));
    }

    public ByteSink bytes(ByteString value) {
        reserve(value.length());
        value.copyTo(bytes, size);
        size += value.length();
        return this;
    }

    /** Zero bytes up to the next multiple of {@code alignment}, a power of two. */
    public ByteSink align(int alignment) {
        int padding = -size & (alignment - 1);
        reserve(padding);
        size += padding;
        return this;
    }

    /** LEB128, unsigned, of the 32 bits of {@code value}. */
    public ByteSink leb32(int value) {
        return leb64(Integer.toUnsignedLong(value));
    }

    /** LEB128, unsigned, of the 32 bits of {@code value}, padded to at least {@code width} bytes. */
    public ByteSink leb32(int value, int width) {
        return unsignedLeb(Integer.toUnsignedLong(value), width);
    }

    /** LEB128, unsigned. */
    public ByteSink leb64(long value) {
        return unsignedLeb(value, chosenWidth());
    }

    private ByteSink unsignedLeb(long value, int width) {
        long rest = value;
        for (int written = 1; (rest & ~0x7fL) != 0 || written < width; written++) {
            u8(((int) rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return u8((int) rest & 0x7f);
    }

    /** LEB128, signed, of 32, 33 or 64 bits alike. */
    public ByteSink sleb(long value) {
        int width = chosenWidth();
        long rest = value;
        for (int written = 1; rest != (rest << 57) >> 57 || written < width; written++) {
            u8(((int) rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        return u8((int) rest & 0x7f);
    }

    /** A name as WebAssembly has it: a LEB128 length and UTF-8 bytes. */
    public ByteSink name(String text) {
        ByteString utf8 = ByteString.utf8(text);
        return leb32(utf8.length()).bytes(utf8);
    }

    /** Whether the construct that begins here is to be written in its longer form. */
    public boolean takeLongForm() {
        return takeForm(Encoding.Choice.LONG_FORM);
    }

    /** Whether the construct that begins here is to be written in a form of {@link Encoding.Choice}. */
    public boolean takeForm(int form) {
        skipPassedChoices();
        if (next != null && next.position() == size && next.width() == form) {
            next = advance();
            return true;
        }
        return false;
    }

    private int chosenWidth() {
        skipPassedChoices();
        if (next != null && next.position() == size && next.width() > 0) {
            int width = next.width();
            next = advance();
            return width;
        }
        return 1;
    }

    private void skipPassedChoices() {
        while (next != null && next.position() < size) {
            next = advance();
        }
    }

    private Encoding.@Nullable Choice advance() {
        return choices.hasNext() ? choices.next() : null;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), size + (size >> 1)));
        }
    }
}
