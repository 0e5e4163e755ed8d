package dev.abigate.runtime.aot.emulator;

/** A function of the bits of at most three registers, and a constant, that never fails. */
public non-sealed interface Computation extends Routine {
    /**
     * The result.
     *
     * @param constant which the machine's decoder has given, such as a shift amount
     */
    long compute(long first, long second, long third, long constant);
}
