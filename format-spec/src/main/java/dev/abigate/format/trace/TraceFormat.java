package dev.abigate.format.trace;

import dev.abigate.format.ByteString;

/**
 * The layout of a trace file. Numbers are little-endian; those of variable length are LEB128.
 *
 * <pre>
 * file    = MAGIC, version (4 bytes), block...                 the first block is the header, the last the trailer
 * block   = kind (1), raw size (4), packed size (4), packed bytes      packed by DEFLATE without a wrapper, each by itself
 * trailer = kind (1), flags (1), number of events (8), SHA-256 of all bytes of the file before it (32)
 * </pre>
 *
 * A block of events holds whole events. A file without its trailer is cut, and proves nothing.
 */
public final class TraceFormat {
    /** The first bytes of a trace. */
    public static final ByteString MAGIC = ByteString.of(0, 'a', 'g', 't', 'r', 'a', 'c', 'e');

    /** The version that is written. */
    public static final int VERSION = 1;

    /** The most bytes that a block holds, unpacked. */
    public static final int MAX_BLOCK_BYTES = 1 << 24;

    /** Writers end a block that has so many bytes. */
    public static final int BLOCK_BYTES = 1 << 18;

    /** The most bytes that one event says were read or written; more are several events. */
    public static final int MAX_ACCESS_BYTES = 1 << 16;

    /** The most arguments or results of a call. */
    public static final int MAX_VALUES = 1000;

    /** The bytes of memory that a digest of {@link TraceEvent.State} is of. */
    public static final int REGION_BYTES = 1 << 16;

    /** The bytes of a digest of a file. */
    public static final int DIGEST_BYTES = 32;

    /** The bytes of the whole trailer. */
    public static final int TRAILER_BYTES = 1 + 1 + Long.BYTES + DIGEST_BYTES;

    /** The flag of a trailer whose trace was recorded to the end of the program. */
    public static final int COMPLETE = 1;

    private TraceFormat() {}

    /** Whether a file begins as a trace does. */
    public static boolean isTrace(ByteString file) {
        return file.length() >= MAGIC.length() && file.slice(0, MAGIC.length()).equals(MAGIC);
    }

    /** What a block holds. */
    public enum BlockKind {
        HEADER(1),
        EVENTS(2),
        TRAILER(3);

        private final int code;

        BlockKind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
