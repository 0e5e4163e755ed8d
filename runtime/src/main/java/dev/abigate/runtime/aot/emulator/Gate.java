package dev.abigate.runtime.aot.emulator;

import dev.abigate.runtime.trap.Trap;

/** What emulated code reaches when it leaves its text: the functions of the runtime, each at an address of its own. */
public interface Gate {
    /** Where code returns to that was called from outside. */
    long RETURN = 0x100;

    /**
     * Does what the function at an address does: arguments and results are in the processor's registers.
     *
     * @throws Trap where no function is there, too
     */
    void call(long address, Processor processor);

    /** Adds what was running to a trap's call stack, from the processor's program counter and registers. */
    void locate(Trap trap, Processor processor);
}
