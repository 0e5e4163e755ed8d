package dev.abigate.reader.trace;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.reader.cursor.Cursor;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A block as the file has it.
 *
 * @param number of the block in the file
 * @param offset of the packed bytes in the file
 * @param rawBytes how many they unpack to
 */
record PackedBlock(int number, int offset, int rawBytes, ByteString packed) {
    /** Whether another block follows, and not the trailer. */
    static boolean isNext(Cursor in) {
        return in.peek("block kind") != TraceFormat.BlockKind.TRAILER.code();
    }

    static PackedBlock read(Cursor in, int number) {
        TraceFormat.BlockKind expected = number == 0 ? TraceFormat.BlockKind.HEADER : TraceFormat.BlockKind.EVENTS;
        int at = in.offset();
        int kind = in.u8("kind");
        if (kind != expected.code()) {
            throw in.fail(Flaw.VALUE, at, "kind", "found %d, expected %d".formatted(kind, expected.code()));
        }
        int sizeAt = in.offset();
        int rawBytes = in.u32("raw size");
        if (Integer.compareUnsigned(rawBytes, TraceFormat.MAX_BLOCK_BYTES) > 0) {
            throw in.fail(
                    Flaw.LENGTH_OUT_OF_BOUNDS,
                    sizeAt,
                    "raw size",
                    "found %s, at most %d".formatted(Integer.toUnsignedString(rawBytes), TraceFormat.MAX_BLOCK_BYTES));
        }
        int packedBytes = in.u32("packed size");
        int offset = in.offset();
        return new PackedBlock(number, offset, rawBytes, in.bytes(packedBytes, "packed bytes"));
    }

    /**
     * A cursor over its bytes, whose offsets count from the first of them.
     *
     * @throws MalformedBinaryException where they do not unpack to as many as the block says
     */
    Cursor unpacked() {
        var raw = new byte[rawBytes];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed.toArray());
            int unpacked = 0;
            while (unpacked < rawBytes) {
                int more = inflater.inflate(raw, unpacked, rawBytes - unpacked);
                if (more == 0) {
                    throw fail("%d bytes, expected %d".formatted(unpacked, rawBytes));
                }
                unpacked += more;
            }
            if (inflater.inflate(new byte[1]) > 0) {
                throw fail("more than %d bytes".formatted(rawBytes));
            }
        } catch (DataFormatException e) {
            throw fail(String.valueOf(e.getMessage()));
        } finally {
            inflater.end();
        }
        return Cursor.overPart(
                ByteString.wrap(raw),
                0,
                "unpacked block " + number + " at 0x" + Integer.toHexString(offset),
                Flaw.UNEXPECTED_END);
    }

    private MalformedBinaryException fail(String detail) {
        return new MalformedBinaryException(Flaw.VALUE, offset, "block " + number + ", field 'packed bytes'", detail);
    }
}
