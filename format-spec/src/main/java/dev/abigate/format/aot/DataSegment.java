package dev.abigate.format.aot;

import dev.abigate.format.ByteString;

/**
 * Initial content of a part of a memory (section 5.1).
 *
 * @param passive the field is_passive, 0 or 1; 0 in dialects without the field
 * @param memory index; 0 in dialects without the field
 * @param offset {@link ConstExpr.None} for passive segments
 */
public record DataSegment(int passive, int memory, ConstExpr offset, ByteString content) {
    public boolean isPassive() {
        return passive != 0;
    }
}
