package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;

/** What the eight bits of a modified immediate mean ("AdvSIMDExpandImm"). */
final class ExpandedImmediate {
    private static final int BYTE_MASKS = 14;
    private static final int FLOATS = 15;

    private ExpandedImmediate() {}

    /** Whether the value is combined with the target: orr, and bic of those whose field op is 1. */
    static boolean combines(Instruction i) {
        int cmode = i.get(Field.CMODE);
        return (cmode & 1) == 1 && cmode < 12;
    }

    /** The value of each half of the vector, inverted already where the instruction is mvni. */
    static long of(Instruction i) {
        int cmode = i.get(Field.CMODE);
        boolean op = i.get(Field.HIGH) == 1;
        int eight = i.get(Field.ABC) << 5 | i.get(Field.DEFGH);
        long bits = eight;
        if (cmode == FLOATS) {
            double value = Instruction.expandedFloat(eight);
            return op
                    ? Double.doubleToRawLongBits(value)
                    : Lanes.fill(Float.floatToRawIntBits((float) value), Integer.SIZE);
        } else if (cmode == BYTE_MASKS) {
            return op ? bytes(eight) : Lanes.fill(bits, Byte.SIZE);
        }
        long value;
        if (cmode < 8) {
            value = Lanes.fill(bits << ((cmode >>> 1) * Byte.SIZE), Integer.SIZE);
        } else if (cmode < 12) {
            value = Lanes.fill(bits << ((cmode >>> 1 & 1) * Byte.SIZE), Short.SIZE);
        } else {
            int shift = (cmode & 1) == 0 ? Byte.SIZE : Short.SIZE;
            value = Lanes.fill(bits << shift | (1L << shift) - 1, Integer.SIZE);
        }
        return op && !combines(i) ? ~value : value;
    }

    /** Each bit becomes a byte of ones or zeros. */
    private static long bytes(int bits) {
        long value = 0;
        for (int number = 0; number < Byte.SIZE; number++) {
            value |= (bits >>> number & 1) == 0 ? 0 : 0xffL << (number * Byte.SIZE);
        }
        return value;
    }
}
