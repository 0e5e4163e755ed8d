package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.emulator.Processor;

/** Executes instructions on vectors whose lanes do not stay where they are. */
final class VectorUnit {
    private static final int BITS = 128;
    private static final int VECTORS = 32;

    /** The bit U of the encodings. */
    private static final int UNSIGNED = 1 << 29;

    private final Processor processor;
    private final Instruction i;
    private final int bits;

    VectorUnit(Processor processor, Instruction instruction) {
        this.processor = processor;
        this.i = instruction;
        this.bits = switch (instruction.form()) {
            case VECTOR_FLOAT_THREE_SAME, SCALAR_FLOAT_PAIRWISE -> Integer.SIZE << instruction.get(Field.S);
            case SCALAR_PAIRWISE -> Long.SIZE;
            case VECTOR_SHIFT_NARROW -> Byte.SIZE * Integer.highestOneBit(instruction.get(Field.IMMH));
            default -> Byte.SIZE << instruction.get(Field.SIZE);
        };
    }

    void execute() {
        switch (i.form()) {
            case VECTOR_THREE_SAME, VECTOR_FLOAT_THREE_SAME -> pairwise();
            case VECTOR_ACROSS -> across();
            case VECTOR_PERMUTE -> permute();
            case VECTOR_TABLE -> table();
            case VECTOR_THREE_DIFFERENT -> different();
            case VECTOR_NARROW, VECTOR_SHIFT_NARROW -> narrow();
            case VECTOR_PAIRWISE_LONG -> pairwiseLong();
            case SCALAR_PAIRWISE, SCALAR_FLOAT_PAIRWISE ->
                setResult(new long[] {pair(lane(i.rn(), 0, bits), lane(i.rn(), 1, bits))}, bits);
            default -> throw new IllegalStateException("no effect on vectors: " + i.operation());
        }
    }

    private int lanes(int laneBits) {
        return (i.get(Field.Q) == 1 ? BITS : Long.SIZE) / laneBits;
    }

    /** A lane with its sign extended. */
    private long lane(int vector, int number, int laneBits) {
        int at = number * laneBits;
        long half = processor.register(at < Long.SIZE ? Registers.lower(vector) : Registers.upper(vector));
        int unused = Long.SIZE - laneBits;
        return half >>> at % Long.SIZE << unused >> unused;
    }

    private static long unsigned(long lane, int laneBits) {
        return lane & -1L >>> (Long.SIZE - laneBits);
    }

    /** Sets the target to lanes; zeros are above. */
    private void setResult(long[] lanes, int laneBits) {
        long[] halves = new long[2];
        for (int number = 0; number < lanes.length; number++) {
            int at = number * laneBits;
            halves[at / Long.SIZE] |= unsigned(lanes[number], laneBits) << at % Long.SIZE;
        }
        processor.setRegister(Registers.lower(i.rd()), halves[0]);
        processor.setRegister(Registers.upper(i.rd()), halves[1]);
    }

    private void pairwise() {
        int count = lanes(bits);
        long[] result = new long[count];
        for (int number = 0; number < count; number++) {
            int first = 2 * number % count;
            int source = 2 * number < count ? i.rn() : i.rm();
            result[number] = pair(lane(source, first, bits), lane(source, first + 1, bits));
        }
        setResult(result, bits);
    }

    private long pair(long a, long b) {
        return switch (i.operation()) {
            case V_SMAXP -> Math.max(a, b);
            case V_SMINP -> Math.min(a, b);
            case V_UMAXP -> Long.compareUnsigned(a, b) > 0 ? a : b;
            case V_UMINP -> Long.compareUnsigned(a, b) < 0 ? a : b;
            case V_FADDP, F_FADDP -> LaneComputation.FADD.lane(a, b, 0, bits);
            default -> a + b;
        };
    }

    private void across() {
        long result = extended(lane(i.rn(), 0, bits));
        for (int number = 1; number < lanes(bits); number++) {
            long next = extended(lane(i.rn(), number, bits));
            result = switch (i.operation()) {
                case V_SMAXV, V_UMAXV -> Math.max(result, next);
                case V_SMINV, V_UMINV -> Math.min(result, next);
                default -> result + next;
            };
        }
        boolean widens = i.operation() == Operation.V_SADDLV || i.operation() == Operation.V_UADDLV;
        setResult(new long[] {result}, widens ? 2 * bits : bits);
    }

    /** A lane as a number with or without a sign, as the operation takes it. */
    private long extended(long lane) {
        return (i.word() & UNSIGNED) != 0 ? unsigned(lane, bits) : lane;
    }

    private void permute() {
        int count = lanes(bits);
        long[] result = new long[count];
        for (int number = 0; number < count; number++) {
            int odd = number % 2;
            int half = number / 2;
            result[number] = switch (i.operation()) {
                case V_UZP1 -> ofBoth(2 * number, count);
                case V_UZP2 -> ofBoth(2 * number + 1, count);
                case V_TRN1 -> lane(odd == 0 ? i.rn() : i.rm(), number - odd, bits);
                case V_TRN2 -> lane(odd == 0 ? i.rn() : i.rm(), number - odd + 1, bits);
                case V_ZIP1 -> lane(odd == 0 ? i.rn() : i.rm(), half, bits);
                default -> lane(odd == 0 ? i.rn() : i.rm(), half + count / 2, bits);
            };
        }
        setResult(result, bits);
    }

    private long ofBoth(int number, int count) {
        return number < count ? lane(i.rn(), number, bits) : lane(i.rm(), number - count, bits);
    }

    private void table() {
        int size = (i.get(Field.LEN) + 1) * (BITS / Byte.SIZE);
        long[] result = new long[lanes(Byte.SIZE)];
        for (int number = 0; number < result.length; number++) {
            int index = (int) unsigned(lane(i.rm(), number, Byte.SIZE), Byte.SIZE);
            if (index < size) {
                result[number] = lane((i.rn() + index / 16) % VECTORS, index % 16, Byte.SIZE);
            } else {
                result[number] = i.operation() == Operation.V_TBX ? lane(i.rd(), number, Byte.SIZE) : 0;
            }
        }
        setResult(result, Byte.SIZE);
    }

    private void different() {
        int count = Long.SIZE / bits;
        int from = i.get(Field.Q) == 1 ? count : 0;
        long[] result = new long[count];
        for (int number = 0; number < count; number++) {
            boolean wide = switch (i.operation()) {
                case V_SADDW, V_UADDW, V_SSUBW, V_USUBW -> true;
                default -> false;
            };
            long a = wide ? lane(i.rn(), number, 2 * bits) : extended(lane(i.rn(), from + number, bits));
            long b = extended(lane(i.rm(), from + number, bits));
            long old = lane(i.rd(), number, 2 * bits);
            result[number] = switch (i.operation()) {
                case V_SADDL, V_UADDL, V_SADDW, V_UADDW -> a + b;
                case V_SSUBL, V_USUBL, V_SSUBW, V_USUBW -> a - b;
                case V_SMLAL, V_UMLAL -> old + a * b;
                case V_SMLSL, V_UMLSL -> old - a * b;
                default -> a * b;
            };
        }
        setResult(result, 2 * bits);
    }

    private void narrow() {
        int count = Long.SIZE / bits;
        long narrowed = 0;
        for (int number = 0; number < count; number++) {
            long lane = narrowed(lane(i.rn(), number, 2 * bits));
            narrowed |= unsigned(lane, bits) << (number * bits);
        }
        if (i.get(Field.Q) == 1) {
            processor.setRegister(Registers.upper(i.rd()), narrowed);
        } else {
            processor.setRegister(Registers.lower(i.rd()), narrowed);
            processor.setRegister(Registers.upper(i.rd()), 0);
        }
    }

    private long narrowed(long lane) {
        long most = -1L >>> (Long.SIZE - bits);
        int shift = 2 * bits - (i.get(Field.IMMH) << 3 | i.get(Field.IMMB));
        return switch (i.operation()) {
            case V_SQXTN -> Math.max(~(most >>> 1), Math.min(most >>> 1, lane));
            case V_SQXTUN -> Math.max(0, Math.min(most, lane));
            case V_UQXTN -> Long.compareUnsigned(unsigned(lane, 2 * bits), most) > 0 ? most : lane;
            case V_RSHRN -> ((lane >> (shift - 1)) + 1) >> 1;
            default -> lane >> shift;
        };
    }

    private void pairwiseLong() {
        long[] result = new long[lanes(2 * bits)];
        for (int number = 0; number < result.length; number++) {
            result[number] = extended(lane(i.rn(), 2 * number, bits)) + extended(lane(i.rn(), 2 * number + 1, bits));
        }
        setResult(result, 2 * bits);
    }
}
