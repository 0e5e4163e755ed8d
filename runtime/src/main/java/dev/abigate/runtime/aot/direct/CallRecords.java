package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.x86.X86Abi;

/**
 * Calls in the memory that a worker shares, which {@link Stubs#callRecords} makes one after the other, each with a record of
 * some words. The first word is the function's address (4 bytes), where the arguments in vector registers begin, and where the
 * record ends (2 bytes each: how far behind its beginning); then come the arguments in integer registers, then those in vector
 * registers. A function that returns leaves its result in the place of the first or the second word.
 *
 * <p>Code can write here, too: what is told of the calls may be wrong then, and nothing else.
 */
public final class CallRecords {
    /** Where the first one is in the worker. */
    static final long ADDRESS = Context.ADDRESS + Context.RECORDS;

    /** Where in a record its arguments in vector registers are told. */
    static final int VECTORS = 4;

    /** Where in a record its end is told. */
    static final int END = 6;

    static final int INTEGER_RESULT = 0;
    static final int VECTOR_RESULT = 8;

    /** So that little is lost where each call fails, and those behind it are put here anew. */
    private static final int MOST = 512;

    /** As much as the stub reads, whether a record has it or not. */
    private static final int MOST_BYTES = (X86Abi.INTEGERS + X86Abi.VECTORS) * Long.BYTES;

    private final Context context;
    private final CallTarget[] targets = new CallTarget[MOST];
    private final int[] records = new int[MOST];
    private final int[] bases = new int[MOST];
    /** How many calls had returned before these. */
    private long before;

    private int count;
    private int end;

    CallRecords(Context context) {
        this.context = context;
        this.before = context.get(Context.RETURNED_CALLS);
    }

    /** Drops all. */
    public void clear() {
        count = 0;
        end = Context.RECORDS;
    }

    /** How many calls there are. */
    public int count() {
        return count;
    }

    /** Whether there is room for another call. */
    public boolean hasRoom() {
        return count < MOST && end + MOST_BYTES <= Context.BYTES;
    }

    /**
     * Adds a call.
     *
     * @param slots with the arguments from {@code base} on
     */
    public void add(CallTarget target, long[] slots, int base) {
        context.set(end, target.header());
        int slot = base;
        for (int argument : target.arguments()) {
            context.set(end + argument, slots[slot]);
            slot++;
        }
        targets[count] = target;
        records[count] = end;
        bases[count] = base;
        count++;
        end += target.bytes();
    }

    /** Where the last record ends in the worker. */
    long end() {
        return Context.ADDRESS + end;
    }

    /**
     * Puts the results of the calls that have returned into the slots where their arguments were.
     *
     * @return how many calls, the first ones, have returned
     */
    public int results(long[] slots) {
        long total = context.getVolatile(Context.RETURNED_CALLS);
        int returned = Math.clamp(total - before, 0, count);
        before = total;
        for (int i = 0; i < returned; i++) {
            if (targets[i].hasResult()) {
                slots[bases[i]] = context.get(records[i] + targets[i].result());
            }
        }
        return returned;
    }
}
