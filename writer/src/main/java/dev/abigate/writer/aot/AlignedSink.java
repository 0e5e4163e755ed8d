package dev.abigate.writer.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.Deviation;
import dev.abigate.writer.bytes.ByteSink;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sink that aligns as the AOT format does (section 1): 16-bit values and strings to 2, 32- and 64-bit values to 4. Where
 * the module deviates from what compilers write, it follows.
 */
final class AlignedSink {
    private final ByteSink sink = new ByteSink();
    private final Iterator<Deviation> deviations;
    private @Nullable Deviation next;

    /** @param deviations in order of offset, which counts from this sink's first byte */
    AlignedSink(List<Deviation> deviations) {
        this.deviations = deviations.iterator();
        next = advance();
    }

    int size() {
        return sink.size();
    }

    ByteString toByteString() {
        return sink.toByteString();
    }

    void align(int alignment) {
        unused(-sink.size() & (alignment - 1));
    }

    /** Bytes that mean nothing: zeros, unless the module keeps others for this place. */
    void unused(int size) {
        if (size == 0) {
            return;
        }
        if (deviationHere() instanceof Deviation.StrayBytes(int _, ByteString bytes) && bytes.length() == size) {
            sink.bytes(bytes);
            return;
        }
        for (int i = 0; i < size; i++) {
            sink.u8(0);
        }
    }

    void u8(int value) {
        sink.u8(value);
    }

    void u16(int value) {
        align(Short.BYTES);
        sink.u16(value);
    }

    void u32(int value) {
        align(Integer.BYTES);
        sink.u32(value);
    }

    /** The lower 32 bits of an unsigned value. */
    void u32(long value) {
        u32((int) value);
    }

    void u64(long value) {
        align(Integer.BYTES);
        sink.u64(value);
    }

    /** Replaces the u32 at {@code position}. */
    void replaceU32(int position, int value) {
        sink.replaceU32(position, value);
    }

    void bytes(ByteString value) {
        sink.bytes(value);
    }

    /** Text in a field of fixed size. */
    void zeroFilled(String text, int size) {
        ByteString bytes = ByteString.utf8(text);
        if (bytes.length() > size) {
            throw new IllegalArgumentException("'%s' takes %d bytes, at most %d".formatted(text, bytes.length(), size));
        }
        sink.bytes(bytes);
        unused(size - bytes.length());
    }

    /** A string with the ending that the layout prescribes. */
    void string(String text, AotLayout layout) {
        string(text, layout.terminatesStrings());
    }

    void string(String text, boolean usuallyTerminated) {
        align(Short.BYTES);
        boolean terminated =
                deviationHere() instanceof Deviation.Terminator(int _, boolean here) ? here : usuallyTerminated;
        ByteString bytes = ByteString.utf8(text);
        int length = bytes.length() + (terminated ? 1 : 0);
        if (length > 0xffff) {
            throw new IllegalArgumentException("a string of %d bytes, at most %d".formatted(length, 0xffff));
        }
        sink.u16(length).bytes(bytes);
        if (terminated) {
            sink.u8(0);
        }
    }

    /** The deviation at the current offset, if there is one. */
    private @Nullable Deviation deviationHere() {
        while (next != null && next.offset() < sink.size()) {
            next = advance();
        }
        return next != null && next.offset() == sink.size() ? next : null;
    }

    private @Nullable Deviation advance() {
        return deviations.hasNext() ? deviations.next() : null;
    }
}
