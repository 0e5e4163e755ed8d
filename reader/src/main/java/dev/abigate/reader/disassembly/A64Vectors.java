package dev.abigate.reader.disassembly;

import static dev.abigate.reader.disassembly.A64Registers.floating;
import static dev.abigate.reader.disassembly.A64Registers.general;
import static dev.abigate.reader.disassembly.A64Registers.lane;
import static dev.abigate.reader.disassembly.A64Registers.scalar;
import static dev.abigate.reader.disassembly.A64Registers.vector;
import static dev.abigate.reader.disassembly.A64Text.number;
import static dev.abigate.reader.disassembly.A64Text.shifted;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Floating point, and Advanced SIMD. */
final class A64Vectors {
    private static final int BYTES = 0;
    private static final int HALVES = 1;
    private static final int WORDS = 2;
    private static final int DOUBLES = 3;

    private A64Vectors() {}

    /** An immediate of floating point. */
    static A64Text floatImmediate(Instruction i) {
        return A64Text.of("fmov", floating(i.rd(), i.get(Field.PTYPE)), floatNumber(i.get(Field.IMM8)));
    }

    private static String floatNumber(int imm8) {
        return String.format(Locale.ROOT, "#%.8f", Instruction.expandedFloat(imm8));
    }

    /** A move between a general register and the upper half of a vector register. */
    static A64Text floatTop(Instruction i) {
        return i.operation() == Operation.FMOV_TOP_TO_GENERAL
                ? A64Text.of("fmov", general(i.rd(), true), lane(i.rn(), DOUBLES, 1))
                : A64Text.of("fmov", lane(i.rd(), DOUBLES, 1), general(i.rn(), true));
    }

    /** A conversion from or to a number of fixed point. */
    static A64Text fixedPoint(Instruction i) {
        String real = floating(toFloat(i) ? i.rd() : i.rn(), i.get(Field.PTYPE));
        String whole = general(toFloat(i) ? i.rn() : i.rd(), i.wide());
        String fraction = number(Long.SIZE - i.get(Field.SCALE));
        return toFloat(i)
                ? A64Text.of(mnemonic(i), real, whole, fraction)
                : A64Text.of(mnemonic(i), whole, real, fraction);
    }

    private static boolean toFloat(Instruction i) {
        return i.operation() == Operation.SCVTF_FIXED || i.operation() == Operation.UCVTF_FIXED;
    }

    /** Operations on all lanes of two vectors alike. */
    static A64Text threeSame(Instruction i, int log2) {
        boolean whole = whole(i);
        return A64Text.of(
                mnemonic(i), vector(i.rd(), log2, whole), vector(i.rn(), log2, whole), vector(i.rm(), log2, whole));
    }

    /** Operations on bits. */
    static A64Text logical(Instruction i) {
        return i.operation() == Operation.V_ORR && i.rn() == i.rm()
                ? A64Text.of("mov", vector(i.rd(), BYTES, whole(i)), vector(i.rn(), BYTES, whole(i)))
                : threeSame(i, BYTES);
    }

    /** Operations on all lanes of one vector, and comparisons with zero. */
    static A64Text twoSame(Instruction i, int log2, String... zero) {
        return with(mnemonic(i), vector(i.rd(), log2, whole(i)), vector(i.rn(), log2, whole(i)), zero);
    }

    /** Operations whose result has lanes of half the size. */
    static A64Text narrow(Instruction i, int log2, String... amount) {
        return with(halved(i), vector(i.rd(), log2, whole(i)), vector(i.rn(), log2 + 1, true), amount);
    }

    /** Operations whose result has lanes of twice the size. */
    static A64Text widen(Instruction i, int log2, String... amount) {
        return with(halved(i), vector(i.rd(), log2 + 1, true), vector(i.rn(), log2, whole(i)), amount);
    }

    /** Additions of neighbours, to lanes of twice the size. */
    static A64Text pairwiseLong(Instruction i, int log2) {
        return A64Text.of(mnemonic(i), vector(i.rd(), log2 + 1, whole(i)), vector(i.rn(), log2, whole(i)));
    }

    /** Operations that make one number of all lanes. */
    static A64Text across(Instruction i, int log2) {
        boolean widens = i.operation() == Operation.V_SADDLV || i.operation() == Operation.V_UADDLV;
        return A64Text.of(mnemonic(i), scalar(i.rd(), widens ? log2 + 1 : log2), vector(i.rn(), log2, whole(i)));
    }

    /** Operations on two vectors whose lanes differ in size. */
    static A64Text threeDifferent(Instruction i, int log2) {
        boolean wideFirst = switch (i.operation()) {
            case V_SADDW, V_UADDW, V_SSUBW, V_USUBW -> true;
            default -> false;
        };
        return A64Text.of(
                halved(i),
                vector(i.rd(), log2 + 1, true),
                wideFirst ? vector(i.rn(), log2 + 1, true) : vector(i.rn(), log2, whole(i)),
                vector(i.rm(), log2, whole(i)));
    }

    /** Operations on two vectors whose result has lanes of half the size. */
    static A64Text threeNarrow(Instruction i, int log2) {
        return A64Text.of(
                halved(i),
                vector(i.rd(), log2, whole(i)),
                vector(i.rn(), log2 + 1, true),
                vector(i.rm(), log2 + 1, true));
    }

    /** Operations on all lanes of a vector and one of another. */
    static A64Text element(Instruction i, int log2, int resultLog2) {
        boolean widens = resultLog2 > log2;
        return A64Text.of(
                widens ? halved(i) : mnemonic(i),
                vector(i.rd(), resultLog2, widens || whole(i)),
                vector(i.rn(), log2, whole(i)),
                element(i, log2));
    }

    /** The one lane of an operation by element. */
    static String element(Instruction i, int log2) {
        return lane(i.elementVector(log2), log2, i.elementIndex(log2));
    }

    /** Moves of one lane. */
    static A64Text copy(Instruction i) {
        int log2 = Integer.numberOfTrailingZeros(i.get(Field.IMM5));
        int index = i.get(Field.IMM5) >>> (log2 + 1);
        boolean whole = whole(i);
        return switch (i.operation()) {
            case V_DUP_ELEMENT -> A64Text.of("dup", vector(i.rd(), log2, whole), lane(i.rn(), log2, index));
            case V_DUP_GENERAL -> A64Text.of("dup", vector(i.rd(), log2, whole), general(i.rn(), log2 == DOUBLES));
            case V_INS_GENERAL -> A64Text.of("mov", lane(i.rd(), log2, index), general(i.rn(), log2 == DOUBLES));
            case V_INS_ELEMENT ->
                A64Text.of("mov", lane(i.rd(), log2, index), lane(i.rn(), log2, i.get(Field.IMM4) >>> log2));
            case V_UMOV ->
                A64Text.of(log2 >= WORDS ? "mov" : "umov", general(i.rd(), whole), lane(i.rn(), log2, index));
            case S_DUP -> A64Text.of("mov", scalar(i.rd(), log2), lane(i.rn(), log2, index));
            default -> A64Text.of(mnemonic(i), general(i.rd(), whole), lane(i.rn(), log2, index));
        };
    }

    /** The bytes that stand together in two vectors. */
    static A64Text extract(Instruction i) {
        boolean whole = whole(i);
        return A64Text.of(
                "ext",
                vector(i.rd(), BYTES, whole),
                vector(i.rn(), BYTES, whole),
                vector(i.rm(), BYTES, whole),
                number(i.get(Field.IMM4)));
    }

    /** Look-ups of bytes. */
    static A64Text table(Instruction i) {
        return A64Text.of(
                mnemonic(i),
                vector(i.rd(), BYTES, whole(i)),
                A64Registers.vectors(i.rn(), i.get(Field.LEN) + 1, BYTES, true),
                vector(i.rm(), BYTES, whole(i)));
    }

    /** Immediates of all lanes ("AdvSIMDExpandImm"). */
    static A64Text immediate(Instruction i) {
        boolean whole = whole(i);
        boolean inverted = i.get(Field.HIGH) == 1;
        int imm8 = i.get(Field.ABC) << 5 | i.get(Field.DEFGH);
        int mode = i.get(Field.CMODE);
        String moves = inverted ? "mvni" : "movi";
        String changes = (mode & 1) == 0 ? moves : inverted ? "bic" : "orr";
        return switch (mode >>> 1) {
            case 0, 1, 2, 3 -> with(changes, vector(i.rd(), WORDS, whole), number(imm8), shift((mode >>> 1) * 8));
            case 4, 5 -> with(changes, vector(i.rd(), HALVES, whole), number(imm8), shift((mode >>> 1 & 1) * 8));
            case 6 -> A64Text.of(moves, vector(i.rd(), WORDS, whole), number(imm8), shifted("msl", (mode & 1) * 8 + 8));
            default -> {
                if ((mode & 1) == 1) {
                    yield A64Text.of("fmov", vector(i.rd(), inverted ? DOUBLES : WORDS, whole), floatNumber(imm8));
                }
                if (!inverted) {
                    yield A64Text.of("movi", vector(i.rd(), BYTES, whole), number(imm8));
                }
                yield A64Text.of(
                        "movi", whole ? vector(i.rd(), DOUBLES, true) : scalar(i.rd(), DOUBLES), byteMask(imm8));
            }
        };
    }

    private static String[] shift(int amount) {
        return amount == 0 ? new String[0] : new String[] {shifted("lsl", amount)};
    }

    /** A byte of ones for each bit. */
    private static String byteMask(int imm8) {
        long mask = 0;
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            if ((imm8 & 1 << bit) != 0) {
                mask |= 0xffL << (bit * Byte.SIZE);
            }
        }
        return mask == 0 ? "#0000000000000000" : "#0x%014x".formatted(mask);
    }

    /** Binary logarithm of the bytes of the lanes that a shift by an immediate works on. */
    static int shiftedLane(Instruction i) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(i.get(Field.IMMH));
    }

    static String shiftRight(Instruction i) {
        return number((Byte.SIZE << (shiftedLane(i) + 1)) - shiftField(i));
    }

    static String shiftLeft(Instruction i) {
        return number(shiftField(i) - (Byte.SIZE << shiftedLane(i)));
    }

    private static int shiftField(Instruction i) {
        return i.get(Field.IMMH) << 3 | i.get(Field.IMMB);
    }

    private static boolean whole(Instruction i) {
        return i.get(Field.Q) == 1;
    }

    private static String mnemonic(Instruction i) {
        return i.operation().mnemonic();
    }

    /** The name of an operation that has a form for the upper half. */
    private static String halved(Instruction i) {
        return mnemonic(i) + (whole(i) ? "2" : "");
    }

    private static A64Text with(String mnemonic, String first, String second, String... more) {
        var operands = new ArrayList<String>();
        operands.add(first);
        operands.add(second);
        operands.addAll(List.of(more));
        return new A64Text(mnemonic, operands);
    }
}
