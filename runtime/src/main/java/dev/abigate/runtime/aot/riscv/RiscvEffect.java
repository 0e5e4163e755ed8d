package dev.abigate.runtime.aot.riscv;

import dev.abigate.format.riscv.Instruction;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.Effect;
import dev.abigate.runtime.aot.emulator.Processor;
import dev.abigate.runtime.aot.emulator.Reservation;

/**
 * Instructions of RISC-V that do more than compute one result. The constant of each is the encoding, of a compressed
 * instruction that of what it abbreviates.
 */
public enum RiscvEffect implements Effect {
    LOAD_RESERVED {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long value = RESERVATION.load(processor, bytes(i), processor.register(i.rs1()));
            write(processor, i.rd(), extended(value, bytes(i)));
        }
    },

    STORE_CONDITIONAL {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long value = processor.register(i.rs2());
            boolean stored = RESERVATION.store(processor, bytes(i), processor.register(i.rs1()), value);
            write(processor, i.rd(), stored ? 0 : 1);
        }
    },

    ATOMIC {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long place = processor.register(i.rs1());
            long operand = extended(processor.register(i.rs2()), bytes(i));
            long old;
            do {
                old = extended(processor.space().atomicLoad(bytes(i), place), bytes(i));
            } while (!replace(processor.space(), i, place, old, updated(i, old, operand)));
            write(processor, i.rd(), old);
        }
    };

    private static final Reservation RESERVATION =
            new Reservation(RiscvMachine.RESERVED_ADDRESS, RiscvMachine.RESERVED_VALUE);

    private static Instruction instruction(long encoding) {
        return Instruction.of((int) encoding, true).orElseThrow();
    }

    /** The bits of funct3 that say how wide the memory operand is. */
    private static int bytes(Instruction i) {
        return (i.encoding() >>> 12 & 7) == 2 ? Integer.BYTES : Long.BYTES;
    }

    private static long extended(long value, int bytes) {
        return bytes == Integer.BYTES ? (int) value : value;
    }

    private static boolean replace(AddressSpace space, Instruction i, long place, long old, long replacement) {
        return extended(space.atomicCompareExchange(bytes(i), place, old, replacement), bytes(i)) == old;
    }

    private static void write(Processor processor, int register, long value) {
        if (register != 0) {
            processor.setRegister(register, value);
        }
    }

    private static long updated(Instruction i, long old, long operand) {
        return switch (i.operation()) {
            case AMOSWAP_W, AMOSWAP_D -> operand;
            case AMOADD_W, AMOADD_D -> old + operand;
            case AMOXOR_W, AMOXOR_D -> old ^ operand;
            case AMOAND_W, AMOAND_D -> old & operand;
            case AMOOR_W, AMOOR_D -> old | operand;
            case AMOMIN_W, AMOMIN_D -> Math.min(old, operand);
            case AMOMAX_W, AMOMAX_D -> Math.max(old, operand);
            case AMOMINU_W, AMOMINU_D -> Long.compareUnsigned(old, operand) < 0 ? old : operand;
            case AMOMAXU_W, AMOMAXU_D -> Long.compareUnsigned(old, operand) > 0 ? old : operand;
            default -> throw new IllegalArgumentException("no atomic operation: " + i.operation());
        };
    }
}
