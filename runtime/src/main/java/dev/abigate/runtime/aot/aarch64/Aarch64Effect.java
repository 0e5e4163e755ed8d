package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.Effect;
import dev.abigate.runtime.aot.emulator.Processor;
import dev.abigate.runtime.aot.emulator.Reservation;

/** Instructions that do more than compute one result. The constant of each is the encoding. */
public enum Aarch64Effect implements Effect {
    LOAD_EXCLUSIVE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            write(processor, i.rd(), MONITOR.load(processor, bytes(i), place(processor, i)));
        }
    },

    STORE_EXCLUSIVE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long value = processor.register(Registers.general(i.rd()));
            boolean stored = MONITOR.store(processor, bytes(i), place(processor, i), value);
            write(processor, i.get(Field.RS), stored ? 0 : 1);
        }
    },

    LOAD_ACQUIRE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            write(processor, i.rd(), processor.space().atomicLoad(bytes(i), place(processor, i)));
        }
    },

    STORE_RELEASE {
        @Override
        public void execute(Processor processor, long constant, long address) {
            Instruction i = instruction(constant);
            long place = place(processor, i);
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
    };

    private static final Reservation MONITOR = new Reservation(Registers.MONITORED_ADDRESS, Registers.MONITORED_VALUE);

    private static Instruction instruction(long encoding) {
        return Instruction.of((int) encoding).orElseThrow();
    }

    private static long place(Processor processor, Instruction i) {
        return processor.register(Registers.orStackPointer(i.rn()));
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
