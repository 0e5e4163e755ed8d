package dev.abigate.runtime.aot.emulator;

import dev.abigate.runtime.trap.Trap;

/** What emulated code reaches when it leaves its text: the functions of the runtime, each at an address of its own. */
public interface Gate {
    /** Where code returns to that was called from outside. */
    long RETURN = 0x7000_0000L;

    /**
     * Does what the function at an address does: arguments and results are in the processor's registers.
     *
     * @throws Trap where no function is there, too
     */
    void call(long address, RiscvProcessor processor);

    /** Adds the function to which an address belongs to a trap's call stack. */
    void locate(Trap trap, long address);
}
