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

    /** What a thread is trusted with whose stack may be of any size. */
    private static final int ANY_THREAD = 128 << 10;

    private final Store store;
    private long[] slots;
    private @Nullable Object[] references;
    private int top;
    private final int limit;
    private int used;
    private int threadEnd;
    private int referencesEnd;
    private @Nullable Instance caller;
    private @Nullable Function tailCallee;

    protected CallStack(Store store) {
        this.store = store;
        this.slots = new long[INITIAL_SLOTS];
        this.references = new @Nullable Object[INITIAL_SLOTS];
        this.limit = store.limits().stackBytes();
        this.threadEnd = Math.min(limit, ANY_THREAD);
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

    /** Makes sure that the slots from {@code base} to {@code base + size} exist; a frame that was counted has room. */
    public final void reserve(int base, int size) {
        if (size > slots.length - base) {
            grow(base + size);
        }
    }

    private void grow(int needed) {
        int size = Math.max(needed, 2 * slots.length);
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

    /** Leaves a call to the caller of the function, which finds the arguments where it expects results. */
    public final void setTailCallee(@Nullable Function tailCallee) {
        this.tailCallee = tailCallee;
    }

    /**
     * Counts a call whose code runs on the stack of the thread.
     *
     * @param bytes as {@link FrameSize} tells
     * @return whether that stack has room; if not, the call is not counted yet: {@link #continueDeep} can make it
     * @throws Trap where the limit of the store does not allow it
     */
    public final boolean enter(int bytes) {
        int after = used + bytes;
        if (after > threadEnd) {
            checkLimit(after);
            return false;
        }
        used = after;
        return true;
    }

    /**
     * Counts a call that takes nothing of the stack of the thread.
     *
     * @throws Trap where the limit of the store does not allow it
     */
    public final void enterApart(int bytes) {
        int after = used + bytes;
        checkLimit(after);
        used = after;
    }

    private void checkLimit(int after) {
        if (after > limit) {
            throw new Trap(TrapKind.STACK_EXHAUSTED);
        }
    }

    /** Counts a return, which has to follow each call that was counted and does not end in an exception. */
    public final void leave(int bytes) {
        used -= bytes;
    }

    /** The bytes of all active calls. */
    public final int used() {
        return used;
    }

    /** Forgets calls that an exception ended. */
    public final void setUsed(int used) {
        this.used = used;
    }

    /**
     * Takes note that the stack of the thread has none of the last {@code bytes} that are counted.
     *
     * @return what {@link #resetThread} takes once the calls that follow have ended
     */
    public final int spareThread(int bytes) {
        int before = threadEnd;
        threadEnd = Math.min(limit, before + bytes);
        return before;
    }

    /** Ends what {@link #spareThread} began. */
    public final void resetThread(int before) {
        threadEnd = before;
    }

    /** Trusts the thread with calls that are counted with so many bytes. */
    final void trustThread(long bytes) {
        threadEnd = (int) Math.min(limit, bytes);
    }

    /** Makes calls on a thread of their own, whose stack has room for all that the limit allows; returns when they have ended. */
    public final void continueDeep(Runnable calls) {
        int before = threadEnd;
        threadEnd = limit;
        try {
            DeepThread.run(limit, () -> store.runWith(this, calls));
        } finally {
            threadEnd = before;
        }
    }

    /** Makes the calls that were left one after the other; arguments and results are in the slots from {@code base} on. */
    public final void finishTailCalls(int base) {
        int before = top;
        top = base;
        try {
            for (Function callee = tailCallee; callee != null; callee = tailCallee) {
                tailCallee = null;
                reserve(base, callee.slots());
                callee.step(this, base);
            }
        } finally {
            top = before;
        }
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
