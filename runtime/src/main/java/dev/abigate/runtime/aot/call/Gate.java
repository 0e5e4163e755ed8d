package dev.abigate.runtime.aot.call;

import dev.abigate.runtime.trap.Trap;

/** What code reaches when it leaves its text: the functions of the runtime, each at an address of its own, by its number. */
public interface Gate {
    /** Address of the first. Below it nothing is mapped, so that null pointers are noticed. */
    long FIRST = 0x1_0000;

    /** How many there can be. */
    int MOST = 0xf000;

    /** Bytes from one to the next. */
    int STEP = 16;

    /** The address of a number. */
    static long address(int number) {
        return FIRST + (long) number * STEP;
    }

    /** The number of an address; negative where there can be none. */
    static int number(long address) {
        long offset = address - FIRST;
        return offset >= 0 && offset < (long) MOST * STEP && offset % STEP == 0 ? (int) (offset / STEP) : -1;
    }

    /**
     * Does what the function at an address does: arguments and results are in the registers of the caller.
     *
     * @throws Trap where no function is there, too
     */
    void call(long address, Cpu caller);

    /** Adds what was running to a trap's call stack. */
    void locate(Trap trap, Cpu caller);
}
