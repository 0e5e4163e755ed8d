package dev.abigate.runtime.instance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a {@link CallBatch} as engines see them. A call has slots of its own, which are as those of a {@link
 * CallStack}: its arguments lie in them from its base on, and its results take their place.
 */
public final class BatchedCalls {
    private static final int INITIAL_CALLS = 64;

    private Function[] functions = new Function[INITIAL_CALLS];
    private int[] bases = new int[INITIAL_CALLS];
    private long[] slots = new long[INITIAL_CALLS];
    private @Nullable Object[] references = new @Nullable Object[INITIAL_CALLS];
    private int size;
    private int used;
    private int next;

    BatchedCalls() {}

    /** Adds a call, whose arguments are still to be put into its slots. */
    void add(Function function) {
        if (size == functions.length) {
            functions = Arrays.copyOf(functions, 2 * size);
            bases = Arrays.copyOf(bases, 2 * size);
        }
        int end = Math.addExact(used, function.slots());
        if (end > slots.length) {
            int length = Math.max(end, 2 * slots.length);
            slots = Arrays.copyOf(slots, length);
            references = Arrays.copyOf(references, length);
        }
        functions[size] = function;
        bases[size] = used;
        used = end;
        size++;
    }

    /** Drops all calls. */
    void clear() {
        Arrays.fill(functions, 0, size, null);
        Arrays.fill(references, 0, used, null);
        size = 0;
        used = 0;
        next = 0;
    }

    /** How many calls there are. */
    public int size() {
        return size;
    }

    /** The first call that was not made. */
    public int next() {
        return next;
    }

    /** Takes note that the next call was made. */
    public void advance() {
        next++;
    }

    /** The function that a call calls. */
    public Function function(int call) {
        return functions[call];
    }

    /** The first slot of a call. */
    public int base(int call) {
        return bases[call];
    }

    /** The slots of all calls. */
    public long[] slots() {
        return slots;
    }

    @Nullable
    Object[] references() {
        return references;
    }
}
