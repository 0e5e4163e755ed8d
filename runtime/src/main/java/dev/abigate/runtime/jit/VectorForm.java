package dev.abigate.runtime.jit;

/** What a vector is where code is compiled. Between functions it is always two numbers. */
enum VectorForm {
    /** Two numbers of 64 bits, the lower half first. */
    HALVES,
    /** As {@link #HALVES}, until code with {@link #WHOLE} ones takes over. */
    HALVES_AT_FIRST,
    /** An object of the Vector API, which is in a register of the processor once C2 has compiled the code. */
    WHOLE
}
