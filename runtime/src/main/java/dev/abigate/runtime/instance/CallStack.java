package dev.abigate.runtime.instance;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stack of one thread, and the calling convention at every border between embedder, host functions and engines.
 *
 * <p>A value lives in a slot: a number in {@link #slots()}, a reference at the same index of {@link #references()}, a vector
 * in two neighbouring slots with the lower half first. Of 32-bit numbers the low half counts; the rest is unspecified. A
 * caller puts the arguments side by side from some slot, the base, on; the callee leaves the results from the base on. It
 * may use all slots from the base up, and may make the arrays grow, so that a caller has to fetch them again.
 */
public class CallStack {
    private static final int INITIAL_SLOTS = 1024;

    private final Store store;
    private long[] slots;
    private @Nullable Object[] references;
    private int top;
    private int depth;
    private int referencesEnd;
    private @Nullable Instance caller;
    private @Nullable Function tailCallee;

    protected CallStack(Store store) {
        this.store = store;
        int size = Math.min(INITIAL_SLOTS, store.limits().stackSlots());
        this.slots = new long[size];
        this.references = new @Nullable Object[size];
    }

    public final Store store() {
        return store;
    }

    public final long[] slots() {
        return slots;
    }

    public final @Nullable Object[] references() {
        return references;
    }

    /** The first slot that no active call uses. */
    public final int top() {
        return top;
    }

    public final void setTop(int top) {
        this.top = top;
    }

    /**
     * Makes sure that the slots from {@code base} to {@code base + size} exist.
     *
     * @throws Trap where the limit of the store does not allow so many
     */
    public final void reserve(int base, int size) {
        if (size > slots.length - base) {
            grow((long) base + size);
        }
    }

    private void grow(long needed) {
        int limit = store.limits().stackSlots();
        if (needed > limit) {
            throw new Trap(TrapKind.STACK_EXHAUSTED);
        }
        int size = (int) Math.min(Math.max(needed, 2L * slots.length), limit);
        slots = Arrays.copyOf(slots, size);
        references = Arrays.copyOf(references, size);
    }

    /** The instance whose code called last a function that may be a host's, or null where the embedder called. */
    public final @Nullable Instance caller() {
        return caller;
    }

    /** Engines tell the calling instance before they call a function that may be a host's. */
    public final void setCaller(@Nullable Instance caller) {
        this.caller = caller;
    }

    /** The function whose call the one that has just returned left to its caller, or null. */
    public final @Nullable Function tailCallee() {
        return tailCallee;
    }

    /** Leaves a call to the caller: its arguments are in the slots from the {@link #top} on. */
    public final void setTailCallee(@Nullable Function tailCallee) {
        this.tailCallee = tailCallee;
    }

    /**
     * Counts a call.
     *
     * @throws Trap where as many are active as the limit of the store allows
     */
    public final void enter() {
        if (depth >= store.limits().callDepth()) {
            throw new Trap(TrapKind.STACK_EXHAUSTED);
        }
        depth++;
    }

    /** Counts a return, which has to follow each {@link #enter} that did not trap. */
    public final void leave() {
        depth--;
    }

    /** How many calls are active. */
    public final int depth() {
        return depth;
    }

    /** Forgets calls that an exception ended. */
    public final void setDepth(int depth) {
        this.depth = depth;
    }

    /** Takes note that references may be in the slots below {@code end}. */
    public final void useReferences(int end) {
        if (end > referencesEnd) {
            referencesEnd = end;
        }
    }

    /** Drops references that no active call uses, so that what they refer to can be collected. */
    public final void clearUnusedReferences() {
        if (referencesEnd > top) {
            Arrays.fill(references, top, Math.min(referencesEnd, references.length), null);
            referencesEnd = top;
        }
    }
}
