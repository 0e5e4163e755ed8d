package dev.abigate.reader.disassembly;

import dev.abigate.format.riscv.Instruction;
import dev.abigate.format.riscv.Operand;
import dev.abigate.format.riscv.Operation;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** RISC-V, with the register names of the calling convention and the manual's pseudo-instructions. */
final class RiscvDisassembler implements Disassembler {
    private static final int ZERO = 0;
    private static final int RA = 1;
    private static final int DYNAMIC_ROUNDING = 7;
    private static final int EVERY_ACCESS = 0b1111;
    private static final List<String> REGISTERS = List.of(
            "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5", "a6",
            "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6");
    private static final List<String> FLOAT_REGISTERS = List.of(
            "ft0", "ft1", "ft2", "ft3", "ft4", "ft5", "ft6", "ft7", "fs0", "fs1", "fa0", "fa1", "fa2", "fa3", "fa4",
            "fa5", "fa6", "fa7", "fs2", "fs3", "fs4", "fs5", "fs6", "fs7", "fs8", "fs9", "fs10", "fs11", "ft8", "ft9",
            "ft10", "ft11");
    private static final List<String> ROUNDING_MODES = List.of("rne", "rtz", "rdn", "rup", "rmm", "5", "6", "dyn");
    private static final List<String> ORDERINGS = List.of("", ".rl", ".aq", ".aqrl");

    private final boolean wide;

    RiscvDisassembler(boolean wide) {
        this.wide = wide;
    }

    @Override
    public Statement next(Cursor code) {
        int offset = code.offset();
        if (code.remaining() < Short.BYTES) {
            return data(".byte", offset, Byte.BYTES, code.u8("instruction"));
        }
        int word = code.u16("instruction");
        if (Instruction.length(word) == Integer.BYTES) {
            if (code.remaining() < Short.BYTES) {
                return data(".half", offset, Short.BYTES, word);
            }
            word |= code.u16("instruction") << Short.SIZE;
        }
        Optional<Instruction> instruction = Instruction.of(word, wide);
        if (instruction.isEmpty()) {
            return unknown(offset, word);
        }
        return pseudo(instruction.get(), offset).orElseGet(() -> plain(instruction.get(), offset));
    }

    private static Statement unknown(int offset, int word) {
        if (word == 0) {
            return new Statement(offset, Short.BYTES, "unimp", List.of(), OptionalInt.empty());
        }
        int length = Instruction.length(word);
        return data(length == Short.BYTES ? ".half" : ".word", offset, length, word);
    }

    private static Statement data(String directive, int offset, int length, int value) {
        return new Statement(
                offset, length, directive, List.of("0x" + Integer.toHexString(value)), OptionalInt.empty());
    }

    /** The shorter notation that the manual gives some forms ("RISC-V Assembly Programmer's Handbook"). */
    private static Optional<Statement> pseudo(Instruction instruction, int offset) {
        String rd = REGISTERS.get(instruction.rd());
        String rs1 = REGISTERS.get(instruction.rs1());
        String rs2 = REGISTERS.get(instruction.rs2());
        boolean zeroSource = instruction.rs1() == ZERO;
        boolean zeroSecond = instruction.rs2() == ZERO;
        int immediate = instruction.immediate();
        return switch (instruction.operation()) {
            case ADDI -> {
                if (zeroSource) {
                    yield instruction.rd() == ZERO && immediate == 0
                            ? written(instruction, offset, "nop")
                            : written(instruction, offset, "li", rd, Integer.toString(immediate));
                }
                yield when(immediate == 0, instruction, offset, "mv", rd, rs1);
            }
            case ADD -> {
                boolean compressed = instruction.length() == Short.BYTES;
                yield when(compressed && zeroSource, instruction, offset, "mv", rd, rs2);
            }
            case ADDIW -> when(immediate == 0, instruction, offset, "sext.w", rd, rs1);
            case XORI -> when(immediate == -1, instruction, offset, "not", rd, rs1);
            case SLTIU -> when(immediate == 1, instruction, offset, "seqz", rd, rs1);
            case SLTU -> when(zeroSource, instruction, offset, "snez", rd, rs2);
            case SUB -> when(zeroSource, instruction, offset, "neg", rd, rs2);
            case SUBW -> when(zeroSource, instruction, offset, "negw", rd, rs2);
            case ADD_UW -> when(zeroSecond, instruction, offset, "zext.w", rd, rs1);
            case SLT ->
                zeroSecond
                        ? written(instruction, offset, "sltz", rd, rs1)
                        : when(zeroSource, instruction, offset, "sgtz", rd, rs2);
            case BEQ -> branch(zeroSecond, instruction, offset, "beqz", rs1);
            case BNE -> branch(zeroSecond, instruction, offset, "bnez", rs1);
            case BGE ->
                zeroSource
                        ? branch(true, instruction, offset, "blez", rs2)
                        : branch(zeroSecond, instruction, offset, "bgez", rs1);
            case BLT ->
                zeroSecond
                        ? branch(true, instruction, offset, "bltz", rs1)
                        : branch(zeroSource, instruction, offset, "bgtz", rs2);
            case JAL ->
                switch (instruction.rd()) {
                    case ZERO -> jump(instruction, offset, "j");
                    case RA -> jump(instruction, offset, "jal");
                    default -> Optional.empty();
                };
            case JALR -> registerJump(instruction, offset);
            case FSGNJ_S, FSGNJ_D -> sameSource(instruction, offset, "fmv");
            case FSGNJN_S, FSGNJN_D -> sameSource(instruction, offset, "fneg");
            case FSGNJX_S, FSGNJX_D -> sameSource(instruction, offset, "fabs");
            case FENCE ->
                when(
                        (instruction.encoding() >>> 20) == (EVERY_ACCESS << 4 | EVERY_ACCESS),
                        instruction,
                        offset,
                        "fence");
            default -> Optional.empty();
        };
    }

    private static Optional<Statement> registerJump(Instruction instruction, int offset) {
        boolean plain = instruction.immediate() == 0;
        String place = plain ? REGISTERS.get(instruction.rs1()) : memory(instruction.immediate(), instruction);
        return switch (instruction.rd()) {
            case ZERO ->
                plain && instruction.rs1() == RA
                        ? written(instruction, offset, "ret")
                        : written(instruction, offset, "jr", place);
            case RA -> written(instruction, offset, "jalr", place);
            default -> when(plain, instruction, offset, "jalr", REGISTERS.get(instruction.rd()), place);
        };
    }

    private static Optional<Statement> sameSource(Instruction instruction, int offset, String name) {
        String mnemonic = instruction.operation().mnemonic();
        return when(
                instruction.rs1() == instruction.rs2(),
                instruction,
                offset,
                name + mnemonic.substring(mnemonic.indexOf('.')),
                FLOAT_REGISTERS.get(instruction.rd()),
                FLOAT_REGISTERS.get(instruction.rs1()));
    }

    private static Optional<Statement> branch(
            boolean applies, Instruction instruction, int offset, String mnemonic, String source) {
        return applies
                ? Optional.of(new Statement(
                        offset,
                        instruction.length(),
                        mnemonic,
                        List.of(source),
                        OptionalInt.of(offset + instruction.branchOffset())))
                : Optional.empty();
    }

    private static Optional<Statement> jump(Instruction instruction, int offset, String mnemonic) {
        return Optional.of(new Statement(
                offset, instruction.length(), mnemonic, List.of(), OptionalInt.of(offset + instruction.jumpOffset())));
    }

    private static Optional<Statement> when(
            boolean applies, Instruction instruction, int offset, String mnemonic, String... operands) {
        return applies ? written(instruction, offset, mnemonic, operands) : Optional.empty();
    }

    private static Optional<Statement> written(
            Instruction instruction, int offset, String mnemonic, String... operands) {
        return Optional.of(
                new Statement(offset, instruction.length(), mnemonic, List.of(operands), OptionalInt.empty()));
    }

    private static Statement plain(Instruction instruction, int offset) {
        Operation operation = instruction.operation();
        List<String> operands = new ArrayList<>();
        OptionalInt target = OptionalInt.empty();
        for (Operand operand : operation.format().operands()) {
            switch (operand) {
                case BRANCH_TARGET -> target = OptionalInt.of(offset + instruction.branchOffset());
                case JUMP_TARGET -> target = OptionalInt.of(offset + instruction.jumpOffset());
                case ROUNDING -> {
                    if (instruction.rounding() != DYNAMIC_ROUNDING) {
                        operands.add(ROUNDING_MODES.get(instruction.rounding()));
                    }
                }
                default -> operands.add(text(operand, instruction));
            }
        }
        return new Statement(offset, instruction.length(), mnemonic(instruction), operands, target);
    }

    private static String mnemonic(Instruction instruction) {
        String mnemonic = instruction.operation().mnemonic();
        return switch (instruction.operation().format()) {
            case ATOMIC, LOAD_RESERVED -> mnemonic + ORDERINGS.get(instruction.ordering());
            case ORDERING -> "fence";
            default -> mnemonic;
        };
    }

    private static String text(Operand operand, Instruction instruction) {
        return switch (operand) {
            case RD -> REGISTERS.get(instruction.rd());
            case RS1 -> REGISTERS.get(instruction.rs1());
            case RS2 -> REGISTERS.get(instruction.rs2());
            case FRD -> FLOAT_REGISTERS.get(instruction.rd());
            case FRS1 -> FLOAT_REGISTERS.get(instruction.rs1());
            case FRS2 -> FLOAT_REGISTERS.get(instruction.rs2());
            case FRS3 -> FLOAT_REGISTERS.get(instruction.rs3());
            case IMMEDIATE -> Integer.toString(instruction.immediate());
            case UPPER -> Integer.toString(instruction.upper() >>> 12);
            case SHIFT -> Integer.toString(instruction.shift());
            case LOAD_ADDRESS -> memory(instruction.immediate(), instruction);
            case STORE_ADDRESS -> memory(instruction.storeOffset(), instruction);
            case ADDRESS -> "(" + REGISTERS.get(instruction.rs1()) + ")";
            case PREDECESSORS -> accesses(instruction.encoding() >>> 24);
            case SUCCESSORS -> accesses(instruction.encoding() >>> 20);
            case CSR -> Integer.toString(instruction.encoding() >>> 20);
            case CSR_IMMEDIATE -> Integer.toString(instruction.rs1());
            case ROUNDING, BRANCH_TARGET, JUMP_TARGET -> "";
        };
    }

    private static String memory(int offset, Instruction instruction) {
        return offset + "(" + REGISTERS.get(instruction.rs1()) + ")";
    }

    private static String accesses(int set) {
        var text = new StringBuilder();
        for (int bit = 3; bit >= 0; bit--) {
            if ((set & 1 << bit) != 0) {
                text.append("wroi".charAt(bit));
            }
        }
        return text.isEmpty() ? "0" : text.toString();
    }
}
