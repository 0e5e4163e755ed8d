package dev.abigate.runtime.aot.call;

/**
 * Which registers, by the machine's numbers, functions expect and leave behind. Arguments that find no register are on the
 * stack, eight bytes each, and vectors sixteen.
 *
 * @param firstInteger first of the registers for integers and pointers; the result takes its place
 * @param integers how many of them there are
 * @param firstFloat first of the registers for floating-point numbers; the result takes its place
 * @param floats how many of them there are
 * @param upperHalves how far behind such a register the one with the upper half of a vector is; 0 if there are no vectors
 * @param floatsInIntegers whether floating-point numbers without a register of their own take one for integers
 * @param floatBox what a float has above its 32 bits
 */
public record CallingConvention(
        int firstInteger,
        int integers,
        int firstFloat,
        int floats,
        int upperHalves,
        boolean floatsInIntegers,
        long floatBox) {}
