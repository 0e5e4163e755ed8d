package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.CallStack;
import org.jspecify.annotations.Nullable;

/** What compiled code calls to pass values in slots of the call stack. */
public final class Slots {
    private Slots() {}

    /** The bits in a slot. */
    public static long bits(CallStack stack, int base, int offset) {
        return stack.slots()[base + offset];
    }

    /** The reference in a slot. */
    public static @Nullable Object reference(CallStack stack, int base, int offset) {
        return stack.references()[base + offset];
    }

    public static void putBits(long bits, CallStack stack, int base, int offset) {
        stack.slots()[base + offset] = bits;
    }

    public static void putReference(@Nullable Object reference, CallStack stack, int base, int offset) {
        stack.references()[base + offset] = reference;
        stack.useReferences(base + offset + 1);
    }

    /** Moves values from the stack's top on to another place. */
    public static void moveFromTop(CallStack stack, int base, int count) {
        int top = stack.top();
        if (top != base) {
            stack.reserve(base, count);
            System.arraycopy(stack.slots(), top, stack.slots(), base, count);
            System.arraycopy(stack.references(), top, stack.references(), base, count);
        }
    }
}
