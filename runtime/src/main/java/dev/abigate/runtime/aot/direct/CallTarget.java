package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.x86.X86Abi;
import java.util.List;
import java.util.OptionalInt;

/** A function as {@link CallRecords} call it, with places in a record as bytes from its beginning. */
public final class CallTarget {
    private static final int FEWEST_WORDS = 2;

    private final long entry;
    private final int vectors;
    private final int bytes;
    private final int[] arguments;
    private final boolean hasResult;
    private final int result;

    /**
     * A function.
     *
     * @param entry its address
     * @param registers of the arguments behind the first, by their numbers
     * @param result register of the result, empty where there is none
     */
    public CallTarget(long entry, List<Integer> registers, OptionalInt result) {
        int integers = (int) registers.stream().filter(CallTarget::isInteger).count();
        this.entry = entry;
        this.vectors = (1 + integers) * Long.BYTES;
        this.bytes = Math.max(FEWEST_WORDS, 1 + registers.size()) * Long.BYTES;
        this.arguments = registers.stream()
                .mapToInt(register -> isInteger(register)
                        ? register * Long.BYTES
                        : vectors + (register - X86Abi.INTEGERS) * Long.BYTES)
                .toArray();
        this.hasResult = result.isPresent();
        this.result = isInteger(result.orElse(0)) ? CallRecords.INTEGER_RESULT : CallRecords.VECTOR_RESULT;
    }

    private static boolean isInteger(int register) {
        return register < X86Abi.INTEGERS;
    }

    /** The first word of a record. */
    long header() {
        return entry | at(CallRecords.VECTORS, vectors) | at(CallRecords.END, bytes);
    }

    private static long at(int place, long value) {
        return value << (place * Byte.SIZE);
    }

    /** How long a record is. */
    int bytes() {
        return bytes;
    }

    /** Where the arguments are, in their order. */
    int[] arguments() {
        return arguments;
    }

    boolean hasResult() {
        return hasResult;
    }

    /** Where the result is, if there is one. */
    int result() {
        return result;
    }
}
