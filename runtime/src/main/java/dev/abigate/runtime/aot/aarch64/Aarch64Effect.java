package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.Effect;
import dev.abigate.runtime.aot.emulator.Processor;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/** Instructions that do more than compute one result. The constant of each is the encoding. */
public enum Aarch64Effect implements Effect {
    LOAD_EXCLUSIVE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long place = processor.register(Registers.orStackPointer(i.rn()));
            long value = processor.space().atomicLoad(bytes(i), place);
            processor.setRegister(Registers.MONITORED_ADDRESS, place);
            processor.setRegister(Registers.MONITORED_VALUE, value);
            write(processor, i.rd(), value);
        }
    },

    /** Succeeds where memory still has what was read, which others may have written meanwhile and taken back. */
    STORE_EXCLUSIVE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long place = processor.register(Registers.orStackPointer(i.rn()));
            long read = processor.register(Registers.MONITORED_VALUE);
            boolean stored = place == processor.register(Registers.MONITORED_ADDRESS)
                    && processor
                                    .space()
                                    .atomicCompareExchange(
                                            bytes(i), place, read, processor.register(Registers.general(i.rd())))
                            == read;
            processor.setRegister(Registers.MONITORED_ADDRESS, 0);
            write(processor, i.get(Field.RS), stored ? 0 : 1);
        }
    },

    LOAD_ACQUIRE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            write(
                    processor,
                    i.rd(),
                    processor.space().atomicLoad(bytes(i), processor.register(Registers.orStackPointer(i.rn()))));
        }
    },

    STORE_RELEASE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long place = processor.register(Registers.orStackPointer(i.rn()));
            long value = processor.register(Registers.general(i.rd()));
            AddressSpace space = processor.space();
            long old;
            do {
                old = space.atomicLoad(bytes(i), place);
            } while (space.atomicCompareExchange(bytes(i), place, old, value) != old);
        }
    },

    VECTOR {
        @Override
        public void execute(Processor processor, long constant, long address) {
            new VectorUnit(processor, instruction(constant)).execute();
        }
    },

    UNDEFINED {
        @Override
        public void execute(Processor processor, long constant, long address) {
            throw new Trap(TrapKind.CRASHED, "undefined instruction %08x".formatted((int) constant));
        }
    },

    /** What nothing compiled from WebAssembly contains. */
    NOT_EMULATED {
        @Override
        public void execute(Processor processor, long constant, long address) {
            throw new Trap(
                    TrapKind.CRASHED,
                    "instruction %s %08x, which the emulator does not execute"
                            .formatted(instruction(constant).operation().mnemonic(), (int) constant));
        }
    };

    private static Instruction instruction(long encoding) {
        return Instruction.of((int) encoding).orElseThrow();
    }

    private static int bytes(Instruction i) {
        return 1 << i.get(Field.SIZE);
    }

    private static void write(Processor processor, int number, long value) {
        int register = Registers.general(number);
        if (register != BlockBuilder.ZERO) {
            processor.setRegister(register, value);
        }
    }
}
