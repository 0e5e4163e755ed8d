package dev.abigate.format.wasm;

import dev.abigate.format.ByteString;

/** Bytes for memories. */
public record DataSegment(Mode mode, ByteString bytes) {
    /** The code of an active segment of memory 0. */
    public static final int ACTIVE = 0;
    /** The code of a passive segment. */
    public static final int PASSIVE = 1;
    /** The code of an active segment with a memory index. */
    public static final int ACTIVE_EXPLICIT = 2;

    /** When the segment is used. */
    public sealed interface Mode {
        /** Copied to a memory at instantiation. */
        record Active(int memory, ConstExpr offset) implements Mode {}

        /** Copied when instructions say so. */
        record Passive() implements Mode {}
    }
}
