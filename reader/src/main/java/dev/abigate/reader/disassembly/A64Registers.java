package dev.abigate.reader.disassembly;

import dev.abigate.format.aarch64.Instruction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The names of registers in A64 assembler. */
final class A64Registers {
    private static final String SCALARS = "bhsdq";
    /** Vector registers of a list go round. */
    private static final int VECTORS = 32;

    private A64Registers() {}

    /** A general register, or zero for number 31. */
    static String general(int number, boolean wide) {
        return number == Instruction.ZERO_OR_SP ? (wide ? "xzr" : "wzr") : (wide ? "x" : "w") + number;
    }

    /** A general register, or the stack pointer for number 31. */
    static String orStackPointer(int number, boolean wide) {
        return number == Instruction.ZERO_OR_SP ? (wide ? "sp" : "wsp") : general(number, wide);
    }

    /** The lowest part of a vector register, of 2 to the power of {@code log2} bytes. */
    static String scalar(int number, int log2) {
        return SCALARS.charAt(log2) + Integer.toString(number);
    }

    /** The part of a register that holds a number of a precision, 0 single and 1 double. */
    static String floating(int number, int precision) {
        return scalar(number, precision + 2);
    }

    /** A vector register as lanes of 2 to the power of {@code log2} bytes, the whole of it or the lower half. */
    static String vector(int number, int log2, boolean whole) {
        return "v" + number + "." + lanes(log2, whole);
    }

    /** One lane of a vector register. */
    static String lane(int number, int log2, int index) {
        return "v" + number + "." + SCALARS.charAt(log2) + "[" + index + "]";
    }

    /** Consecutive vector registers as lanes. */
    static String vectors(int first, int count, int log2, boolean whole) {
        return IntStream.range(0, count)
                .mapToObj(i -> vector((first + i) % VECTORS, log2, whole))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** The same lane of one vector register that a load or store takes. */
    static String vectorLane(int number, int log2, int index) {
        return "{ v" + number + "." + SCALARS.charAt(log2) + " }[" + index + "]";
    }

    private static String lanes(int log2, boolean whole) {
        return ((whole ? 16 : 8) >> log2) + SCALARS.substring(log2, log2 + 1);
    }
}
