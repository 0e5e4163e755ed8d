package dev.abigate.runtime.aot.emulator;

import dev.abigate.format.riscv.Instruction;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/**
 * A RISC-V hart with 64-bit registers, in user mode: RV64IMFDC with Zba and Zbb. It rounds to nearest; an instruction that
 * asks for what is not emulated is a trap that names it. What it executes is counted as fuel, one unit an instruction.
 *
 * @see <a href="https://github.com/riscv/riscv-isa-manual">The RISC-V Instruction Set Manual, Volume I</a>
 */
public final class RiscvProcessor {
    /** Number of the register with the return address. */
    public static final int RA = 1;
    /** Number of the stack pointer. */
    public static final int SP = 2;
    /** Number of the first argument register, both of integers and of floating-point numbers. */
    public static final int A0 = 10;

    /** Instructions between two looks at whether to stop. */
    private static final int QUANTUM = 1 << 14;

    private final AddressSpace space;
    private final long textBase;
    private final @Nullable MachineInstruction[] text;
    private final Gate gate;
    private final Store store;
    private final boolean metered;
    private final FloatUnit floats;
    private final long[] x = new long[MachineInstruction.NOWHERE + 1];
    private int executed;

    /**
     * A processor.
     *
     * @param textBase address of the code
     * @param textBytes size of the code, which is never written
     * @param metered whether instructions consume the store's fuel
     */
    public RiscvProcessor(AddressSpace space, long textBase, int textBytes, Gate gate, Store store, boolean metered) {
        this.space = space;
        this.textBase = textBase;
        this.text = new MachineInstruction[textBytes / Short.BYTES];
        this.gate = gate;
        this.store = store;
        this.metered = metered;
        this.floats = new FloatUnit(x, space);
    }

    /** The integer register with the given number, 0 to 31. */
    public long register(int number) {
        return x[number];
    }

    /** Sets the integer register with the given number, 1 to 31. */
    public void setRegister(int number, long value) {
        x[number] = value;
    }

    /** The bits of the floating-point register with the given number; those of a float have ones in the upper half. */
    public long floatRegister(int number) {
        return floats.bits(number);
    }

    public void setFloatRegister(int number, long bits) {
        floats.setBits(number, bits);
    }

    /**
     * Executes code until it returns, with the arguments that are in the registers; all registers but those of results are
     * afterwards as before.
     *
     * @throws Trap where the code traps
     */
    public void call(long entry) {
        long[] before = x.clone();
        try {
            x[RA] = Gate.RETURN;
            run(entry);
        } finally {
            System.arraycopy(before, 0, x, 0, A0);
            System.arraycopy(before, A0 + 2, x, A0 + 2, x.length - A0 - 2);
        }
    }

    private void run(long entry) {
        long pc = entry;
        while (pc != Gate.RETURN) {
            if (slot(pc) >= 0) {
                pc = executeSome(pc);
            } else {
                long returnTo = x[RA];
                try {
                    gate.call(pc, this);
                } catch (Trap e) {
                    gate.locate(e, returnTo - Short.BYTES);
                    throw e;
                }
                pc = returnTo;
            }
        }
    }

    private int slot(long pc) {
        long slot = (pc - textBase) >> 1;
        return slot >= 0 && slot < text.length ? (int) slot : -1;
    }

    private long executeSome(long pc) {
        store.checkInterruption();
        int most = QUANTUM;
        if (metered) {
            if (store.fuel() == 0) {
                store.consumeFuel(1);
            }
            most = (int) Math.min(most, store.fuel());
        }
        executed = 0;
        try {
            return execute(pc, most);
        } finally {
            if (metered) {
                store.consumeFuel(Math.min(executed, most));
            }
        }
    }

    private MachineInstruction decode(int slot, long pc) {
        int word = pc - textBase <= (text.length - 2L) * Short.BYTES
                ? space.getInt(pc)
                : Short.toUnsignedInt(space.getShort(pc));
        MachineInstruction instruction = Instruction.of(word, true)
                .map(MachineInstruction::new)
                .orElseThrow(() -> new Trap(
                        TrapKind.CRASHED,
                        "undefined instruction %08x at code offset 0x%x".formatted(word, pc - textBase)));
        text[slot] = instruction;
        return instruction;
    }

    /** Executes instructions until the code is left, or {@code most} are executed; returns where to go on. */
    private long execute(long entry, int most) {
        long pc = entry;
        int count = 0;
        try {
            while (count < most) {
                int slot = slot(pc);
                if (slot < 0) {
                    break;
                }
                MachineInstruction i = text[slot];
                if (i == null) {
                    i = decode(slot, pc);
                }
                count++;
                long next = pc + i.length;
                switch (i.operation) {
                    case LUI -> x[i.rd] = i.immediate;
                    case AUIPC -> x[i.rd] = pc + i.immediate;
                    case JAL -> {
                        x[i.rd] = next;
                        next = pc + i.immediate;
                    }
                    case JALR -> {
                        long target = (x[i.rs1] + i.immediate) & -2;
                        x[i.rd] = next;
                        next = target;
                    }
                    case BEQ -> next = x[i.rs1] == x[i.rs2] ? pc + i.immediate : next;
                    case BNE -> next = x[i.rs1] != x[i.rs2] ? pc + i.immediate : next;
                    case BLT -> next = x[i.rs1] < x[i.rs2] ? pc + i.immediate : next;
                    case BGE -> next = x[i.rs1] >= x[i.rs2] ? pc + i.immediate : next;
                    case BLTU -> next = Long.compareUnsigned(x[i.rs1], x[i.rs2]) < 0 ? pc + i.immediate : next;
                    case BGEU -> next = Long.compareUnsigned(x[i.rs1], x[i.rs2]) >= 0 ? pc + i.immediate : next;
                    case LB -> x[i.rd] = space.getByte(x[i.rs1] + i.immediate);
                    case LH -> x[i.rd] = space.getShort(x[i.rs1] + i.immediate);
                    case LW -> x[i.rd] = space.getInt(x[i.rs1] + i.immediate);
                    case LD -> x[i.rd] = space.getLong(x[i.rs1] + i.immediate);
                    case LBU -> x[i.rd] = Byte.toUnsignedLong(space.getByte(x[i.rs1] + i.immediate));
                    case LHU -> x[i.rd] = Short.toUnsignedLong(space.getShort(x[i.rs1] + i.immediate));
                    case LWU -> x[i.rd] = Integer.toUnsignedLong(space.getInt(x[i.rs1] + i.immediate));
                    case SB -> space.putByte(x[i.rs1] + i.immediate, (byte) x[i.rs2]);
                    case SH -> space.putShort(x[i.rs1] + i.immediate, (short) x[i.rs2]);
                    case SW -> space.putInt(x[i.rs1] + i.immediate, (int) x[i.rs2]);
                    case SD -> space.putLong(x[i.rs1] + i.immediate, x[i.rs2]);
                    case ADDI -> x[i.rd] = x[i.rs1] + i.immediate;
                    case ADDIW -> x[i.rd] = (int) (x[i.rs1] + i.immediate);
                    case SLTI -> x[i.rd] = x[i.rs1] < i.immediate ? 1 : 0;
                    case SLTIU -> x[i.rd] = Long.compareUnsigned(x[i.rs1], i.immediate) < 0 ? 1 : 0;
                    case XORI -> x[i.rd] = x[i.rs1] ^ i.immediate;
                    case ORI -> x[i.rd] = x[i.rs1] | i.immediate;
                    case ANDI -> x[i.rd] = x[i.rs1] & i.immediate;
                    case SLLI -> x[i.rd] = x[i.rs1] << i.immediate;
                    case SRLI -> x[i.rd] = x[i.rs1] >>> i.immediate;
                    case SRAI -> x[i.rd] = x[i.rs1] >> i.immediate;
                    case SLLIW -> x[i.rd] = (int) (x[i.rs1] << i.immediate);
                    case SRLIW -> x[i.rd] = (int) (Integer.toUnsignedLong((int) x[i.rs1]) >>> i.immediate);
                    case SRAIW -> x[i.rd] = (int) x[i.rs1] >> i.immediate;
                    case ADD -> x[i.rd] = x[i.rs1] + x[i.rs2];
                    case SUB -> x[i.rd] = x[i.rs1] - x[i.rs2];
                    case SLL -> x[i.rd] = x[i.rs1] << x[i.rs2];
                    case SLT -> x[i.rd] = x[i.rs1] < x[i.rs2] ? 1 : 0;
                    case SLTU -> x[i.rd] = Long.compareUnsigned(x[i.rs1], x[i.rs2]) < 0 ? 1 : 0;
                    case XOR -> x[i.rd] = x[i.rs1] ^ x[i.rs2];
                    case SRL -> x[i.rd] = x[i.rs1] >>> x[i.rs2];
                    case SRA -> x[i.rd] = x[i.rs1] >> x[i.rs2];
                    case OR -> x[i.rd] = x[i.rs1] | x[i.rs2];
                    case AND -> x[i.rd] = x[i.rs1] & x[i.rs2];
                    case ADDW -> x[i.rd] = (int) (x[i.rs1] + x[i.rs2]);
                    case SUBW -> x[i.rd] = (int) (x[i.rs1] - x[i.rs2]);
                    case SLLW -> x[i.rd] = (int) (x[i.rs1] << (x[i.rs2] & 31));
                    case SRLW -> x[i.rd] = (int) (Integer.toUnsignedLong((int) x[i.rs1]) >>> (x[i.rs2] & 31));
                    case SRAW -> x[i.rd] = (int) x[i.rs1] >> (int) x[i.rs2];
                    case MUL -> x[i.rd] = x[i.rs1] * x[i.rs2];
                    case MULW -> x[i.rd] = (int) (x[i.rs1] * x[i.rs2]);
                    case FENCE, FENCE_I -> {}
                    default -> executeRare(i, pc);
                }
                pc = next;
            }
            return pc;
        } catch (Trap e) {
            gate.locate(e, pc);
            throw e;
        } finally {
            executed = count;
        }
    }

    private void executeRare(MachineInstruction i, long pc) {
        switch (i.operation.extension()) {
            case M, RV64M, ZBA, RV64ZBA, ZBB, RV64ZBB -> x[i.rd] = computed(i);
            case F, RV64F -> floats.executeSingle(i);
            case D, RV64D -> floats.executeDouble(i);
            case I, RV64I, ZIFENCEI, ZICSR, A, RV64A ->
                throw new Trap(
                        TrapKind.CRASHED,
                        "instruction %s at code offset 0x%x, which the emulator does not execute"
                                .formatted(i.operation.mnemonic(), pc - textBase));
        }
    }

    /** The result of an integer operation on two registers, or of a register and a shift amount. */
    private long computed(MachineInstruction i) {
        long a = x[i.rs1];
        long b = x[i.rs2];
        return switch (i.operation) {
            case MULH -> Math.multiplyHigh(a, b);
            case MULHU -> Math.unsignedMultiplyHigh(a, b);
            case MULHSU -> Math.multiplyHigh(a, b) + (b < 0 ? a : 0);
            case DIV -> b == 0 ? -1 : a / b;
            case DIVU -> b == 0 ? -1 : Long.divideUnsigned(a, b);
            case REM -> b == 0 ? a : a % b;
            case REMU -> b == 0 ? a : Long.remainderUnsigned(a, b);
            case DIVW -> (int) b == 0 ? -1 : (int) a / (int) b;
            case DIVUW -> (int) b == 0 ? -1 : Integer.divideUnsigned((int) a, (int) b);
            case REMW -> (int) b == 0 ? (int) a : (int) a % (int) b;
            case REMUW -> (int) b == 0 ? (int) a : Integer.remainderUnsigned((int) a, (int) b);
            case SH1ADD -> (a << 1) + b;
            case SH2ADD -> (a << 2) + b;
            case SH3ADD -> (a << 3) + b;
            case ADD_UW -> Integer.toUnsignedLong((int) a) + b;
            case SH1ADD_UW -> (Integer.toUnsignedLong((int) a) << 1) + b;
            case SH2ADD_UW -> (Integer.toUnsignedLong((int) a) << 2) + b;
            case SH3ADD_UW -> (Integer.toUnsignedLong((int) a) << 3) + b;
            case SLLI_UW -> Integer.toUnsignedLong((int) a) << i.immediate;
            case ANDN -> a & ~b;
            case ORN -> a | ~b;
            case XNOR -> ~(a ^ b);
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case MAXU -> Long.compareUnsigned(a, b) > 0 ? a : b;
            case MINU -> Long.compareUnsigned(a, b) < 0 ? a : b;
            case ROL -> Long.rotateLeft(a, (int) b);
            case ROR -> Long.rotateRight(a, (int) b);
            case RORI -> Long.rotateRight(a, i.immediate);
            case ROLW -> Integer.rotateLeft((int) a, (int) b);
            case RORW -> Integer.rotateRight((int) a, (int) b);
            case RORIW -> Integer.rotateRight((int) a, i.immediate);
            case CLZ -> Long.numberOfLeadingZeros(a);
            case CTZ -> Long.numberOfTrailingZeros(a);
            case CPOP -> Long.bitCount(a);
            case CLZW -> Integer.numberOfLeadingZeros((int) a);
            case CTZW -> Integer.numberOfTrailingZeros((int) a);
            case CPOPW -> Integer.bitCount((int) a);
            case SEXT_B -> (byte) a;
            case SEXT_H -> (short) a;
            case ZEXT_H -> a & 0xffff;
            case ORC_B -> orCombined(a);
            case REV8 -> Long.reverseBytes(a);
            default -> throw new IllegalArgumentException("no such computation: " + i.operation);
        };
    }

    /** Each byte all ones where any of its bits is set. */
    private static long orCombined(long value) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            result |= (value >>> shift & 0xff) == 0 ? 0 : 0xffL << shift;
        }
        return result;
    }
}
