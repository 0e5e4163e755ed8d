package dev.abigate.runtime.aot.emulator;

/** A function of the bits of at most three registers that never fails. */
public non-sealed interface Computation extends Routine {
    /** The result, for the bits of the operands. */
    long compute(long first, long second, long third);
}
