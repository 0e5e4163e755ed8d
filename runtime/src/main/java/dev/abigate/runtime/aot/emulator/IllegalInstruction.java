package dev.abigate.runtime.aot.emulator;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/** Instructions that nothing compiled from WebAssembly contains: they trap. The constant of each is the encoding. */
public enum IllegalInstruction implements Effect {
    /** Which the machine does not have. */
    UNDEFINED {
        @Override
        public void execute(Processor processor, long constant, long address) {
            throw new Trap(TrapKind.CRASHED, "undefined instruction %08x".formatted((int) constant));
        }
    },

    /** Which the machine has, but not this emulator. */
    NOT_EMULATED {
        @Override
        public void execute(Processor processor, long constant, long address) {
            throw new Trap(
                    TrapKind.CRASHED,
                    "instruction %s %08x, which the emulator does not execute"
                            .formatted(processor.machine().mnemonic((int) constant), (int) constant));
        }
    }
}
