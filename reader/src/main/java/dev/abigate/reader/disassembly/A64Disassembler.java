package dev.abigate.reader.disassembly;

import static dev.abigate.reader.disassembly.A64Registers.general;
import static dev.abigate.reader.disassembly.A64Registers.scalar;
import static dev.abigate.reader.disassembly.A64Registers.vector;
import static dev.abigate.reader.disassembly.A64Text.bits;
import static dev.abigate.reader.disassembly.A64Text.number;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.reader.cursor.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A64, with the aliases that the manual prefers. */
final class A64Disassembler implements Disassembler {
    private static final int LINK = 30;
    private static final int DOUBLES = 3;
    private static final int PAGE_BITS = 12;
    private static final int EVERYTHING = 15;
    private static final List<String> HINTS = List.of("nop", "yield", "wfe", "wfi", "sev", "sevl");
    private static final List<String> BARRIERS = List.of(
            "#0", "oshld", "oshst", "osh", "#4", "nshld", "nshst", "nsh", "#8", "ishld", "ishst", "ish", "#12", "ld",
            "st", "sy");

    @Override
    public Statement next(Cursor code) {
        int offset = code.offset();
        if (code.remaining() < Integer.BYTES) {
            return data(".byte", offset, Byte.BYTES, code.u8("instruction"));
        }
        int word = code.u32("instruction");
        Optional<Instruction> instruction = Instruction.of(word);
        return instruction
                .map(known -> statement(known, offset))
                .orElseGet(() -> data(".word", offset, Integer.BYTES, word));
    }

    private static Statement data(String directive, int offset, int length, int value) {
        return new Statement(
                offset, length, directive, List.of("0x" + Integer.toHexString(value)), OptionalInt.empty());
    }

    private static Statement statement(Instruction i, int offset) {
        A64Text text = text(i, offset);
        OptionalInt target = switch (i.form()) {
            case BRANCH, BRANCH_CONDITIONAL, COMPARE_AND_BRANCH, TEST_AND_BRANCH, LOAD_LITERAL ->
                OptionalInt.of(offset + i.offset());
            default -> OptionalInt.empty();
        };
        return new Statement(offset, Integer.BYTES, text.mnemonic(), text.operands(), target);
    }

    private static A64Text text(Instruction i, int offset) {
        return switch (i.form()) {
            case PC_RELATIVE -> relative(i, offset);
            case ADD_SUBTRACT_IMMEDIATE -> A64Integers.addImmediate(i);
            case LOGICAL_IMMEDIATE -> A64Integers.logicalImmediate(i);
            case MOVE_WIDE -> A64Integers.moveWide(i);
            case BITFIELD -> A64Integers.bitfield(i);
            case EXTRACT -> A64Integers.extract(i);
            case BRANCH -> A64Text.of(name(i));
            case BRANCH_CONDITIONAL -> A64Text.of("b." + i.condition());
            case COMPARE_AND_BRANCH -> A64Text.of(name(i), general(i.rd(), i.wide()));
            case TEST_AND_BRANCH ->
                A64Text.of(name(i), general(i.rd(), i.testedBit() >= Integer.SIZE), number(i.testedBit()));
            case BRANCH_REGISTER ->
                i.operation() == Operation.RET && i.rn() == LINK
                        ? A64Text.of("ret")
                        : A64Text.of(name(i), general(i.rn(), true));
            case HINT -> hint(i.get(Field.CRM) << 3 | i.get(Field.OP2));
            case BARRIER -> barrier(i);
            case SYSTEM_REGISTER -> systemRegister(i);
            case EXCEPTION ->
                A64Text.of(
                        name(i),
                        i.operation() == Operation.UDF ? number(i.get(Field.IMM16)) : bits(i.get(Field.IMM16)));
            case LOAD_LITERAL -> A64LoadsAndStores.literal(i);
            case PAIR -> A64LoadsAndStores.pair(i);
            case LOAD_STORE_UNSIGNED_OFFSET -> A64LoadsAndStores.unsignedOffset(i);
            case LOAD_STORE_IMMEDIATE -> A64LoadsAndStores.smallOffset(i);
            case LOAD_STORE_REGISTER -> A64LoadsAndStores.registerOffset(i);
            case STORE_EXCLUSIVE, LOAD_EXCLUSIVE, STORE_EXCLUSIVE_PAIR, LOAD_EXCLUSIVE_PAIR ->
                A64LoadsAndStores.exclusive(i);
            case STORE_RELEASE, LOAD_ACQUIRE -> A64LoadsAndStores.exclusive(i);
            case STRUCTURE_MULTIPLE, STRUCTURE_MULTIPLE_POST, STRUCTURE_LANE, STRUCTURE_LANE_POST ->
                A64LoadsAndStores.structure(i);
            case STRUCTURE_REPLICATE, STRUCTURE_REPLICATE_POST -> A64LoadsAndStores.structure(i);
            case STRUCTURE_INTERLEAVED, STRUCTURE_INTERLEAVED_POST -> A64LoadsAndStores.structure(i);
            case LOGICAL_SHIFTED -> A64Integers.logicalShifted(i);
            case ADD_SUBTRACT_SHIFTED -> A64Integers.addShifted(i);
            case ADD_SUBTRACT_EXTENDED -> A64Integers.addExtended(i);
            case ADD_SUBTRACT_CARRY -> A64Integers.addCarry(i);
            case CONDITIONAL_COMPARE -> A64Integers.conditionalCompare(i, general(i.rm(), i.wide()));
            case CONDITIONAL_COMPARE_IMMEDIATE -> A64Integers.conditionalCompare(i, number(i.get(Field.IMM5)));
            case CONDITIONAL_SELECT -> A64Integers.conditionalSelect(i);
            case TWO_SOURCES ->
                A64Text.of(name(i), general(i.rd(), i.wide()), general(i.rn(), i.wide()), general(i.rm(), i.wide()));
            case ONE_SOURCE -> {
                boolean wide = i.wide() || i.operation() == Operation.REV || i.operation() == Operation.REV32;
                yield A64Text.of(name(i), general(i.rd(), wide), general(i.rn(), wide));
            }
            case THREE_SOURCES -> A64Integers.multiply(i);
            case MULTIPLY_LONG -> A64Integers.multiplyLong(i);
            case MULTIPLY_HIGH ->
                A64Text.of(name(i), general(i.rd(), true), general(i.rn(), true), general(i.rm(), true));
            case FLOAT_ONE_SOURCE, FLOAT_TWO_SOURCES, FLOAT_THREE_SOURCES, FLOAT_CONVERT, FLOAT_COMPARE -> floating(i);
            case FLOAT_COMPARE_ZERO, FLOAT_CONDITIONAL_COMPARE, FLOAT_SELECT -> floating(i);
            case FLOAT_IMMEDIATE -> A64Vectors.floatImmediate(i);
            case FLOAT_TO_INTEGER ->
                A64Text.of(name(i), general(i.rd(), i.wide()), A64Registers.floating(i.rn(), i.get(Field.PTYPE)));
            case INTEGER_TO_FLOAT ->
                A64Text.of(name(i), A64Registers.floating(i.rd(), i.get(Field.PTYPE)), general(i.rn(), i.wide()));
            case FLOAT_TOP -> A64Vectors.floatTop(i);
            case FIXED_POINT -> A64Vectors.fixedPoint(i);
            case SCALAR_THREE_SAME -> scalars(i, DOUBLES, scalar(i.rm(), DOUBLES));
            case SCALAR_COMPARE_ZERO -> scalars(i, DOUBLES, "#0");
            case SCALAR_TWO_MISC -> scalars(i, DOUBLES);
            case SCALAR_FLOAT_THREE_SAME -> scalars(i, precision(i), scalar(i.rm(), precision(i)));
            case SCALAR_FLOAT_COMPARE_ZERO -> scalars(i, precision(i), "#0.0");
            case SCALAR_FLOAT_TWO_MISC -> scalars(i, precision(i));
            case SCALAR_SHIFT_RIGHT -> scalars(i, DOUBLES, A64Vectors.shiftRight(i));
            case SCALAR_SHIFT_LEFT -> scalars(i, DOUBLES, A64Vectors.shiftLeft(i));
            case SCALAR_PAIRWISE -> A64Text.of(name(i), scalar(i.rd(), DOUBLES), vector(i.rn(), DOUBLES, true));
            case SCALAR_FLOAT_PAIRWISE ->
                A64Text.of(
                        name(i), scalar(i.rd(), precision(i)), vector(i.rn(), precision(i), precision(i) == DOUBLES));
            case VECTOR_THREE_SAME, VECTOR_PERMUTE -> A64Vectors.threeSame(i, i.get(Field.SIZE));
            case VECTOR_FLOAT_THREE_SAME -> A64Vectors.threeSame(i, precision(i));
            case VECTOR_LOGICAL -> A64Vectors.logical(i);
            case VECTOR_TWO_MISC -> A64Vectors.twoSame(i, i.get(Field.SIZE));
            case VECTOR_COMPARE_ZERO -> A64Vectors.twoSame(i, i.get(Field.SIZE), "#0");
            case VECTOR_FLOAT_TWO_MISC -> A64Vectors.twoSame(i, precision(i));
            case VECTOR_FLOAT_COMPARE_ZERO -> A64Vectors.twoSame(i, precision(i), "#0.0");
            case VECTOR_NARROW -> A64Vectors.narrow(i, i.get(Field.SIZE));
            case VECTOR_PAIRWISE_LONG -> A64Vectors.pairwiseLong(i, i.get(Field.SIZE));
            case VECTOR_ACROSS -> A64Vectors.across(i, i.get(Field.SIZE));
            case VECTOR_THREE_DIFFERENT -> A64Vectors.threeDifferent(i, i.get(Field.SIZE));
            case VECTOR_THREE_NARROW -> A64Vectors.threeNarrow(i, i.get(Field.SIZE));
            case VECTOR_FLOAT_CONVERT ->
                i.operation() == Operation.V_FCVTL
                        ? A64Vectors.widen(i, precision(i) - 1)
                        : A64Vectors.narrow(i, precision(i) - 1);
            case VECTOR_FLOAT_ACROSS -> A64Vectors.across(i, precision(i));
            case VECTOR_ELEMENT -> A64Vectors.element(i, i.get(Field.SIZE), i.get(Field.SIZE));
            case VECTOR_ELEMENT_LONG -> A64Vectors.element(i, i.get(Field.SIZE), i.get(Field.SIZE) + 1);
            case VECTOR_FLOAT_ELEMENT -> A64Vectors.element(i, precision(i), precision(i));
            case SCALAR_FLOAT_ELEMENT -> scalars(i, precision(i), A64Vectors.element(i, precision(i)));
            case VECTOR_COPY, SCALAR_COPY -> A64Vectors.copy(i);
            case VECTOR_EXTRACT -> A64Vectors.extract(i);
            case VECTOR_TABLE -> A64Vectors.table(i);
            case VECTOR_IMMEDIATE -> A64Vectors.immediate(i);
            case VECTOR_SHIFT_RIGHT -> A64Vectors.twoSame(i, A64Vectors.shiftedLane(i), A64Vectors.shiftRight(i));
            case VECTOR_SHIFT_LEFT -> A64Vectors.twoSame(i, A64Vectors.shiftedLane(i), A64Vectors.shiftLeft(i));
            case VECTOR_SHIFT_NARROW -> A64Vectors.narrow(i, A64Vectors.shiftedLane(i), A64Vectors.shiftRight(i));
            case VECTOR_SHIFT_LONG -> A64Vectors.widen(i, A64Vectors.shiftedLane(i), A64Vectors.shiftLeft(i));
        };
    }

    private static A64Text relative(Instruction i, int offset) {
        String place = i.operation() == Operation.ADR
                ? number(i.relative())
                : "0x" + Long.toHexString(((long) (offset >> PAGE_BITS) + i.relative()) << PAGE_BITS);
        return A64Text.of(name(i), general(i.rd(), true), place);
    }

    private static A64Text hint(int number) {
        return number < HINTS.size() ? A64Text.of(HINTS.get(number)) : A64Text.of("hint", number(number));
    }

    private static A64Text barrier(Instruction i) {
        int crm = i.get(Field.CRM);
        return switch (i.operation()) {
            case CLREX, ISB -> crm == EVERYTHING ? A64Text.of(name(i)) : A64Text.of(name(i), bits(crm));
            default -> A64Text.of(name(i), BARRIERS.get(crm));
        };
    }

    private static A64Text systemRegister(Instruction i) {
        String general = general(i.rd(), true);
        String register = "S%d_%d_C%d_C%d_%d"
                .formatted(i.get(Field.O0) + 2, i.get(Field.OP1), i.get(Field.CRN), i.get(Field.CRM), i.get(Field.OP2));
        return i.operation() == Operation.MRS
                ? A64Text.of(name(i), general, register)
                : A64Text.of(name(i), register, general);
    }

    private static A64Text floating(Instruction i) {
        int type = i.get(Field.PTYPE);
        String rd = A64Registers.floating(i.rd(), type);
        String rn = A64Registers.floating(i.rn(), type);
        String rm = A64Registers.floating(i.rm(), type);
        return switch (i.form()) {
            case FLOAT_CONVERT -> A64Text.of(name(i), convertedTo(i), type == 3 ? scalar(i.rn(), 1) : rn);
            case FLOAT_TWO_SOURCES -> A64Text.of(name(i), rd, rn, rm);
            case FLOAT_THREE_SOURCES -> A64Text.of(name(i), rd, rn, rm, A64Registers.floating(i.ra(), type));
            case FLOAT_COMPARE -> A64Text.of(name(i), rn, rm);
            case FLOAT_COMPARE_ZERO -> A64Text.of(name(i), rn, "#0.0");
            case FLOAT_CONDITIONAL_COMPARE ->
                A64Text.of(
                        name(i),
                        rn,
                        rm,
                        number(i.get(Field.NZCV)),
                        i.condition().toString());
            case FLOAT_SELECT -> A64Text.of(name(i), rd, rn, rm, i.condition().toString());
            default -> A64Text.of(name(i), rd, rn);
        };
    }

    private static String convertedTo(Instruction i) {
        int type = i.get(Field.OPC);
        return type == 3 ? scalar(i.rd(), 1) : A64Registers.floating(i.rd(), type);
    }

    private static A64Text scalars(Instruction i, int log2, String... third) {
        String rd = scalar(i.rd(), log2);
        String rn = scalar(i.rn(), log2);
        return third.length == 0 ? A64Text.of(name(i), rd, rn) : A64Text.of(name(i), rd, rn, third[0]);
    }

    /** Binary logarithm of the bytes of a number of floating point: 2 for single, 3 for double precision. */
    private static int precision(Instruction i) {
        return 2 + i.get(Field.S);
    }

    private static String name(Instruction i) {
        return i.operation().mnemonic();
    }
}
