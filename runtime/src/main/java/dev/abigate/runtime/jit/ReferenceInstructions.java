package dev.abigate.runtime.jit;

import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.ReferenceTest;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** What compiled code calls for instructions on references. */
public final class ReferenceInstructions {
    private ReferenceInstructions() {}

    public static Object function(int index, Instance instance) {
        return instance.function(index);
    }

    public static boolean isNull(@Nullable Object reference) {
        return reference == null;
    }

    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return ReferenceTest.same(a, b);
    }

    public static Object nonNull(@Nullable Object reference) {
        if (reference == null) {
            throw new Trap(TrapKind.NULL_REFERENCE);
        }
        return reference;
    }

    public static boolean test(@Nullable Object reference, ReferenceTest test) {
        return test.matches(reference);
    }

    public static @Nullable Object cast(@Nullable Object reference, ReferenceTest test) {
        if (!test.matches(reference)) {
            throw new Trap(TrapKind.CAST_FAILURE);
        }
        return reference;
    }

    public static Object i31(int value) {
        return I31.of(value);
    }

    public static int i31Signed(@Nullable Object reference) {
        return scalar(reference).signed();
    }

    public static int i31Unsigned(@Nullable Object reference) {
        return scalar(reference).unsigned();
    }

    private static I31 scalar(@Nullable Object reference) {
        if (reference instanceof I31 scalar) {
            return scalar;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null i31 reference");
    }
}
