package dev.abigate.runtime.aot.emulator;

/**
 * Which registers, by the machine's numbers, functions expect and leave behind. Arguments that find no register are on the
 * stack, eight bytes each.
 *
 * @param returnAddress register with the address where a function returns to
 * @param firstInteger first of {@code arguments} registers for integers and pointers; the first has the result
 * @param firstFloat first of {@code arguments} registers for floating-point numbers; the first has the result
 * @param upperHalves how far behind such a register the one with the upper half of a vector is; 0 if there are no vectors
 * @param arguments how many registers of each kind there are
 * @param floatsInIntegers whether floating-point numbers without a register of their own take one for integers
 * @param floatBox what a float has above its 32 bits
 */
public record CallingConvention(
        int stackPointer,
        int returnAddress,
        int firstInteger,
        int firstFloat,
        int upperHalves,
        int arguments,
        boolean floatsInIntegers,
        long floatBox) {}
