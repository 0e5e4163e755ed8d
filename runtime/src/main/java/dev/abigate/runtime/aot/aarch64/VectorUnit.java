package dev.abigate.runtime.aot.aarch64;

import static dev.abigate.runtime.aot.aarch64.Lanes.unsigned;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Form;
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
            case VECTOR_FLOAT_THREE_SAME, SCALAR_FLOAT_PAIRWISE, VECTOR_FLOAT_ACROSS -> precision(instruction);
            case VECTOR_FLOAT_ELEMENT, SCALAR_FLOAT_ELEMENT -> precision(instruction);
            case VECTOR_FLOAT_CONVERT -> Integer.SIZE;
            case SCALAR_PAIRWISE -> Long.SIZE;
            case VECTOR_SHIFT_NARROW -> Byte.SIZE * Integer.highestOneBit(instruction.get(Field.IMMH));
            default -> Byte.SIZE << instruction.get(Field.SIZE);
        };
    }

    private static int precision(Instruction i) {
        return Integer.SIZE << i.get(Field.S);
    }

    void execute() {
        switch (i.form()) {
            case VECTOR_THREE_SAME, VECTOR_FLOAT_THREE_SAME -> pairwise();
            case STRUCTURE_INTERLEAVED, STRUCTURE_INTERLEAVED_POST -> {
                int base = Registers.orStackPointer(i.rn());
                long bytes = interleaved(processor.register(base));
                if (i.form() == Form.STRUCTURE_INTERLEAVED_POST) {
                    long distance =
                            i.rm() == Instruction.ZERO_OR_SP ? bytes : processor.register(Registers.general(i.rm()));
                    processor.setRegister(base, processor.register(base) + distance);
                }
            }
            case VECTOR_ACROSS -> across();
            case VECTOR_PERMUTE -> permute();
            case VECTOR_TABLE -> table();
            case VECTOR_FLOAT_ACROSS -> acrossFloats();
            case VECTOR_THREE_DIFFERENT, VECTOR_ELEMENT_LONG -> different();
            case VECTOR_ELEMENT, VECTOR_FLOAT_ELEMENT -> byElement(lanes(bits));
            case SCALAR_FLOAT_ELEMENT -> byElement(1);
            case VECTOR_FLOAT_CONVERT -> convert();
            case VECTOR_THREE_NARROW, VECTOR_NARROW, VECTOR_SHIFT_NARROW -> narrow();
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

    /** Sets the target to lanes; zeros are above. */
    private void setResult(long[] lanes, int laneBits) {
        setVector(i.rd(), lanes, laneBits);
    }

    private void setVector(int vector, long[] lanes, int laneBits) {
        long[] halves = new long[2];
        for (int number = 0; number < lanes.length; number++) {
            int at = number * laneBits;
            halves[at / Long.SIZE] |= unsigned(lanes[number], laneBits) << at % Long.SIZE;
        }
        processor.setRegister(Registers.lower(vector), halves[0]);
        processor.setRegister(Registers.upper(vector), halves[1]);
    }

    /** Loads or stores structures, of which each register has one member; returns their size in bytes. */
    private long interleaved(long address) {
        int members = i.interleaved();
        int count = lanes(bits);
        int bytes = bits / Byte.SIZE;
        long[][] vectors = new long[members][count];
        boolean loads = switch (i.operation()) {
            case LD2, LD2_POST, LD3, LD3_POST, LD4, LD4_POST -> true;
            default -> false;
        };
        for (int at = 0; at < count * members; at++) {
            int member = at % members;
            int number = at / members;
            long place = address + (long) at * bytes;
            if (loads) {
                vectors[member][number] = read(place);
            } else {
                write(place, lane((i.rd() + member) % VECTORS, number, bits));
            }
        }
        for (int member = 0; loads && member < members; member++) {
            setVector((i.rd() + member) % VECTORS, vectors[member], bits);
        }
        return (long) count * members * bytes;
    }

    private long read(long address) {
        return switch (bits) {
            case Byte.SIZE -> processor.space().getByte(address);
            case Short.SIZE -> processor.space().getShort(address);
            case Integer.SIZE -> processor.space().getInt(address);
            default -> processor.space().getLong(address);
        };
    }

    private void write(long address, long lane) {
        switch (bits) {
            case Byte.SIZE -> processor.space().putByte(address, (byte) lane);
            case Short.SIZE -> processor.space().putShort(address, (short) lane);
            case Integer.SIZE -> processor.space().putInt(address, (int) lane);
            default -> processor.space().putLong(address, lane);
        }
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
            case V_FMAXNMP, F_FMAXNMP, V_FMAXNMV -> LaneComputation.FMAXNM.lane(a, b, 0, bits);
            case V_FMINNMP, F_FMINNMP, V_FMINNMV -> LaneComputation.FMINNM.lane(a, b, 0, bits);
            case V_FMAXP, F_FMAXP, V_FMAXV -> LaneComputation.FMAX.lane(a, b, 0, bits);
            case V_FMINP, F_FMINP, V_FMINV -> LaneComputation.FMIN.lane(a, b, 0, bits);
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

    /** The lanes are taken by pairs, then what came of these. */
    private void acrossFloats() {
        long first = pair(lane(i.rn(), 0, bits), lane(i.rn(), 1, bits));
        setResult(new long[] {pair(first, pair(lane(i.rn(), 2, bits), lane(i.rn(), 3, bits)))}, bits);
    }

    /** The one lane that an operation by element takes of the second vector. */
    private long element() {
        int log2 = Integer.numberOfTrailingZeros(bits / Byte.SIZE);
        return lane(i.elementVector(log2), i.elementIndex(log2), bits);
    }

    private void byElement(int count) {
        long element = element();
        long[] result = new long[count];
        for (int number = 0; number < count; number++) {
            long a = lane(i.rn(), number, bits);
            long old = lane(i.rd(), number, bits);
            result[number] = switch (i.operation()) {
                case V_MUL_ELEMENT -> a * element;
                case V_MLA_ELEMENT -> old + a * element;
                case V_MLS_ELEMENT -> old - a * element;
                case V_FMUL_ELEMENT, F_FMUL_ELEMENT -> LaneComputation.FMUL.lane(a, element, 0, bits);
                case V_FMLA_ELEMENT, F_FMLA_ELEMENT -> LaneComputation.FMLA.lane(a, element, old, bits);
                default -> LaneComputation.FMLS.lane(a, element, old, bits);
            };
        }
        setResult(result, bits);
    }

    /** Floats of a half become doubles, or doubles the floats of a half. */
    private void convert() {
        if (i.operation() == Operation.V_FCVTN) {
            setNarrowed(unsigned(FloatComputation.FCVT_S_D.compute(lane(i.rn(), 0, Long.SIZE), 0, 0, 0), bits)
                    | FloatComputation.FCVT_S_D.compute(lane(i.rn(), 1, Long.SIZE), 0, 0, 0) << bits);
            return;
        }
        int from = i.get(Field.Q) == 1 ? 2 : 0;
        long lower = FloatComputation.FCVT_D_S.compute(lane(i.rn(), from, bits), 0, 0, 0);
        long upper = FloatComputation.FCVT_D_S.compute(lane(i.rn(), from + 1, bits), 0, 0, 0);
        setResult(new long[] {lower, upper}, Long.SIZE);
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
        long element = i.form() == Form.VECTOR_ELEMENT_LONG ? element() : 0;
        long[] result = new long[count];
        for (int number = 0; number < count; number++) {
            boolean wide = switch (i.operation()) {
                case V_SADDW, V_UADDW, V_SSUBW, V_USUBW -> true;
                default -> false;
            };
            long a = wide ? lane(i.rn(), number, 2 * bits) : extended(lane(i.rn(), from + number, bits));
            long b = extended(i.form() == Form.VECTOR_ELEMENT_LONG ? element : lane(i.rm(), from + number, bits));
            long old = lane(i.rd(), number, 2 * bits);
            result[number] = switch (i.operation()) {
                case V_SADDL, V_UADDL, V_SADDW, V_UADDW -> a + b;
                case V_SSUBL, V_USUBL, V_SSUBW, V_USUBW -> a - b;
                case V_SABDL, V_UABDL -> Math.abs(a - b);
                case V_SABAL, V_UABAL -> old + Math.abs(a - b);
                case V_SMLAL, V_UMLAL, V_SMLAL_ELEMENT, V_UMLAL_ELEMENT -> old + a * b;
                case V_SMLSL, V_UMLSL, V_SMLSL_ELEMENT, V_UMLSL_ELEMENT -> old - a * b;
                default -> a * b;
            };
        }
        setResult(result, 2 * bits);
    }

    private void narrow() {
        int count = Long.SIZE / bits;
        long narrowed = 0;
        for (int number = 0; number < count; number++) {
            long lane = lane(i.rn(), number, 2 * bits);
            long result = i.form() == Form.VECTOR_THREE_NARROW
                    ? upperHalf(lane, lane(i.rm(), number, 2 * bits))
                    : narrowed(lane);
            narrowed |= unsigned(result, bits) << (number * bits);
        }
        setNarrowed(narrowed);
    }

    /** Sets the upper half of the target, or the lower one and zeros above. */
    private void setNarrowed(long half) {
        if (i.get(Field.Q) == 1) {
            processor.setRegister(Registers.upper(i.rd()), half);
        } else {
            processor.setRegister(Registers.lower(i.rd()), half);
            processor.setRegister(Registers.upper(i.rd()), 0);
        }
    }

    /** The upper half of a sum or difference, rounded or not. */
    private long upperHalf(long a, long b) {
        long half = 1L << (bits - 1);
        return switch (i.operation()) {
                    case V_ADDHN -> a + b;
                    case V_RADDHN -> a + b + half;
                    case V_SUBHN -> a - b;
                    default -> a - b + half;
                }
                >> bits;
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
            boolean adds = i.operation() == Operation.V_SADALP || i.operation() == Operation.V_UADALP;
            long old = adds ? lane(i.rd(), number, 2 * bits) : 0;
            long first = extended(lane(i.rn(), 2 * number, bits));
            result[number] = old + first + extended(lane(i.rn(), 2 * number + 1, bits));
        }
        setResult(result, 2 * bits);
    }
}
