package dev.abigate.reader.disassembly;

import static dev.abigate.reader.disassembly.A64Registers.general;
import static dev.abigate.reader.disassembly.A64Registers.orStackPointer;
import static dev.abigate.reader.disassembly.A64Text.bits;
import static dev.abigate.reader.disassembly.A64Text.number;
import static dev.abigate.reader.disassembly.A64Text.shifted;

import dev.abigate.format.aarch64.Condition;
import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import java.util.ArrayList;
import java.util.List;

/** Data processing on general registers, with the aliases that the manual prefers. */
final class A64Integers {
    private static final int ZERO = Instruction.ZERO_OR_SP;
    private static final int HALF = 16;
    private static final long HALF_MASK = 0xffff;
    private static final List<String> SHIFTS = List.of("lsl", "lsr", "asr", "ror");
    private static final List<String> EXTENSIONS =
            List.of("uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx");
    /** The extensions that an addition with the stack pointer writes as a shift: of 32 and of 64 bits. */
    private static final int UXTW = 2;

    private static final int UXTX = 3;

    private A64Integers() {}

    /** Addition and subtraction of an immediate. */
    static A64Text addImmediate(Instruction i) {
        boolean wide = i.wide();
        int value = i.get(Field.IMM12);
        String rn = orStackPointer(i.rn(), wide);
        List<String> amount = new ArrayList<>(List.of(number(value)));
        if (i.get(Field.SH) == 1) {
            amount.add(shifted("lsl", 12));
        }
        return switch (i.operation()) {
            case ADD_IMMEDIATE, SUB_IMMEDIATE -> {
                boolean plain = i.operation() == Operation.ADD_IMMEDIATE && amount.size() == 1 && value == 0;
                String rd = orStackPointer(i.rd(), wide);
                yield plain && (i.rd() == ZERO || i.rn() == ZERO)
                        ? A64Text.of("mov", rd, rn)
                        : with(mnemonic(i), List.of(rd, rn), amount);
            }
            default ->
                i.rd() == ZERO
                        ? with(compare(i), List.of(rn), amount)
                        : with(mnemonic(i), List.of(general(i.rd(), wide), rn), amount);
        };
    }

    /** Addition and subtraction of a register, shifted. */
    static A64Text addShifted(Instruction i) {
        boolean wide = i.wide();
        boolean flags = i.operation() == Operation.ADDS || i.operation() == Operation.SUBS;
        boolean subtracts = i.operation() == Operation.SUB || i.operation() == Operation.SUBS;
        List<String> second = shiftedRegister(i);
        if (flags && i.rd() == ZERO) {
            return with(compare(i), List.of(general(i.rn(), wide)), second);
        }
        if (subtracts && i.rn() == ZERO) {
            return with(flags ? "negs" : "neg", List.of(general(i.rd(), wide)), second);
        }
        return with(mnemonic(i), List.of(general(i.rd(), wide), general(i.rn(), wide)), second);
    }

    /** Addition and subtraction of a register, extended. */
    static A64Text addExtended(Instruction i) {
        boolean wide = i.wide();
        boolean flags = i.operation() == Operation.ADDS_EXTENDED || i.operation() == Operation.SUBS_EXTENDED;
        int option = i.get(Field.OPTION);
        int amount = i.get(Field.IMM3);
        boolean stack = i.rn() == ZERO || (!flags && i.rd() == ZERO);
        List<String> second = new ArrayList<>(List.of(general(i.rm(), wide && (option & 3) == 3)));
        if (stack && option == (wide ? UXTX : UXTW)) {
            if (amount != 0) {
                second.add(shifted("lsl", amount));
            }
        } else {
            second.add(amount == 0 ? EXTENSIONS.get(option) : shifted(EXTENSIONS.get(option), amount));
        }
        String rn = orStackPointer(i.rn(), wide);
        if (flags) {
            return i.rd() == ZERO
                    ? with(compare(i), List.of(rn), second)
                    : with(mnemonic(i), List.of(general(i.rd(), wide), rn), second);
        }
        return with(mnemonic(i), List.of(orStackPointer(i.rd(), wide), rn), second);
    }

    private static String compare(Instruction i) {
        return i.operation().mnemonic().startsWith("add") ? "cmn" : "cmp";
    }

    /** Logical operations with an immediate. */
    static A64Text logicalImmediate(Instruction i) {
        boolean wide = i.wide();
        long mask = i.bitmask().orElseThrow();
        String rn = general(i.rn(), wide);
        if (i.operation() == Operation.ANDS_IMMEDIATE) {
            return i.rd() == ZERO
                    ? A64Text.of("tst", rn, bits(mask))
                    : A64Text.of("ands", general(i.rd(), wide), rn, bits(mask));
        }
        String rd = orStackPointer(i.rd(), wide);
        boolean moves = i.operation() == Operation.ORR_IMMEDIATE && i.rn() == ZERO;
        return moves && !isMoved(mask, wide) && !isMoved(inverted(mask, wide), wide)
                ? A64Text.of("mov", rd, number(extended(mask, wide)))
                : A64Text.of(mnemonic(i), rd, rn, bits(mask));
    }

    /** Moves of immediates of 16 bits. */
    static A64Text moveWide(Instruction i) {
        boolean wide = i.wide();
        int shift = HALF * i.get(Field.HW);
        long value = (long) i.get(Field.IMM16) << shift;
        String rd = general(i.rd(), wide);
        boolean alias = value != 0 || shift == 0;
        if (alias && i.operation() == Operation.MOVZ) {
            return A64Text.of("mov", rd, number(extended(value, wide)));
        }
        if (alias && i.operation() == Operation.MOVN && !isMoved(inverted(value, wide), wide)) {
            return A64Text.of("mov", rd, number(extended(inverted(value, wide), wide)));
        }
        String immediate = number(i.get(Field.IMM16));
        return shift == 0
                ? A64Text.of(mnemonic(i), rd, immediate)
                : A64Text.of(mnemonic(i), rd, immediate, shifted("lsl", shift));
    }

    /** Whether a value has bits in one half word alone, so that movz makes it. */
    private static boolean isMoved(long value, boolean wide) {
        for (int shift = 0; shift < (wide ? Long.SIZE : Integer.SIZE); shift += HALF) {
            if ((value & ~(HALF_MASK << shift)) == 0) {
                return true;
            }
        }
        return false;
    }

    private static long inverted(long value, boolean wide) {
        return wide ? ~value : ~value & 0xffff_ffffL;
    }

    private static long extended(long value, boolean wide) {
        return wide ? value : (int) value;
    }

    /** Bit fields, of which shifts by immediates and extensions are special cases. */
    static A64Text bitfield(Instruction i) {
        boolean wide = i.wide();
        int size = wide ? Long.SIZE : Integer.SIZE;
        int from = i.get(Field.IMMR);
        int last = i.get(Field.IMMS);
        String rd = general(i.rd(), wide);
        String rn = general(i.rn(), wide);
        boolean inserts = last < from;
        String position = number(inserts ? size - from : from);
        String width = number(inserts ? last + 1 : last - from + 1);
        if (i.operation() == Operation.BFM) {
            return A64Text.of(inserts ? "bfi" : "bfxil", rd, rn, position, width);
        }
        boolean signed = i.operation() == Operation.SBFM;
        String extension = from == 0 ? extension(last, signed, wide) : "";
        if (!extension.isEmpty()) {
            return A64Text.of(extension, rd, general(i.rn(), false));
        }
        if (!signed && last != size - 1 && last + 1 == from) {
            return A64Text.of("lsl", rd, rn, number(size - from));
        }
        if (last == size - 1) {
            return A64Text.of(signed ? "asr" : "lsr", rd, rn, number(from));
        }
        return A64Text.of((signed ? "s" : "u") + (inserts ? "bfiz" : "bfx"), rd, rn, position, width);
    }

    /** The extension that takes the bits up to one, or nothing. */
    private static String extension(int last, boolean signed, boolean wide) {
        if (!signed && wide) {
            return "";
        }
        return switch (last) {
            case Byte.SIZE - 1 -> signed ? "sxtb" : "uxtb";
            case Short.SIZE - 1 -> signed ? "sxth" : "uxth";
            case Integer.SIZE - 1 -> wide ? "sxtw" : "";
            default -> "";
        };
    }

    /** The bits from the middle of two registers. */
    static A64Text extract(Instruction i) {
        String rd = general(i.rd(), i.wide());
        String rn = general(i.rn(), i.wide());
        String lowest = number(i.get(Field.IMMS));
        return i.rn() == i.rm()
                ? A64Text.of("ror", rd, rn, lowest)
                : A64Text.of("extr", rd, rn, general(i.rm(), i.wide()), lowest);
    }

    /** Logical operations with a register, shifted. */
    static A64Text logicalShifted(Instruction i) {
        boolean wide = i.wide();
        List<String> second = shiftedRegister(i);
        String rd = general(i.rd(), wide);
        if (i.operation() == Operation.ANDS && i.rd() == ZERO) {
            return with("tst", List.of(general(i.rn(), wide)), second);
        }
        if (i.operation() == Operation.ORN && i.rn() == ZERO) {
            return with("mvn", List.of(rd), second);
        }
        if (i.operation() == Operation.ORR && i.rn() == ZERO && second.size() == 1 && i.get(Field.SHIFT) == 0) {
            return with("mov", List.of(rd), second);
        }
        return with(mnemonic(i), List.of(rd, general(i.rn(), wide)), second);
    }

    private static List<String> shiftedRegister(Instruction i) {
        int shift = i.get(Field.SHIFT);
        int amount = i.get(Field.IMM6);
        String rm = general(i.rm(), i.wide());
        return shift == 0 && amount == 0 ? List.of(rm) : List.of(rm, shifted(SHIFTS.get(shift), amount));
    }

    /** Addition and subtraction with carry. */
    static A64Text addCarry(Instruction i) {
        boolean subtracts = i.operation() == Operation.SBC || i.operation() == Operation.SBCS;
        String rd = general(i.rd(), i.wide());
        String rm = general(i.rm(), i.wide());
        return subtracts && i.rn() == ZERO
                ? A64Text.of(i.operation() == Operation.SBC ? "ngc" : "ngcs", rd, rm)
                : A64Text.of(mnemonic(i), rd, general(i.rn(), i.wide()), rm);
    }

    /** Comparisons under a condition. */
    static A64Text conditionalCompare(Instruction i, String second) {
        return A64Text.of(
                mnemonic(i),
                general(i.rn(), i.wide()),
                second,
                number(i.get(Field.NZCV)),
                i.condition().toString());
    }

    /** Choices by a condition. */
    static A64Text conditionalSelect(Instruction i) {
        boolean always = i.condition() == Condition.AL || i.condition() == Condition.NV;
        boolean same = i.rn() == i.rm();
        String rd = general(i.rd(), i.wide());
        String rn = general(i.rn(), i.wide());
        String inverse = i.condition().inverted().toString();
        if (same && !always && i.operation() != Operation.CSEL) {
            boolean zero = i.rn() == ZERO;
            return switch (i.operation()) {
                case CSINC -> zero ? A64Text.of("cset", rd, inverse) : A64Text.of("cinc", rd, rn, inverse);
                case CSINV -> zero ? A64Text.of("csetm", rd, inverse) : A64Text.of("cinv", rd, rn, inverse);
                default -> A64Text.of("cneg", rd, rn, inverse);
            };
        }
        return A64Text.of(
                mnemonic(i), rd, rn, general(i.rm(), i.wide()), i.condition().toString());
    }

    /** Multiplications that add. */
    static A64Text multiply(Instruction i) {
        boolean wide = i.wide();
        String rd = general(i.rd(), wide);
        String rn = general(i.rn(), wide);
        String rm = general(i.rm(), wide);
        return i.ra() == ZERO
                ? A64Text.of(i.operation() == Operation.MADD ? "mul" : "mneg", rd, rn, rm)
                : A64Text.of(mnemonic(i), rd, rn, rm, general(i.ra(), wide));
    }

    /** Multiplications of 32 bits by 32 that add to 64. */
    static A64Text multiplyLong(Instruction i) {
        String rd = general(i.rd(), true);
        String rn = general(i.rn(), false);
        String rm = general(i.rm(), false);
        if (i.ra() != ZERO) {
            return A64Text.of(mnemonic(i), rd, rn, rm, general(i.ra(), true));
        }
        String alias = switch (i.operation()) {
            case SMADDL -> "smull";
            case SMSUBL -> "smnegl";
            case UMADDL -> "umull";
            default -> "umnegl";
        };
        return A64Text.of(alias, rd, rn, rm);
    }

    private static String mnemonic(Instruction i) {
        return i.operation().mnemonic();
    }

    private static A64Text with(String mnemonic, List<String> first, List<String> second) {
        var operands = new ArrayList<>(first);
        operands.addAll(second);
        return new A64Text(mnemonic, operands);
    }
}
