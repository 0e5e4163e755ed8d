package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Tag;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What compiled code calls to throw and to catch. */
public final class ExceptionInstructions {
    private ExceptionInstructions() {}

    /** Whether an exception is of a tag of the instance. */
    public static boolean hasTag(WasmException exception, int tag, Instance instance) {
        return exception.tag() == instance.tag(tag);
    }

    /** The exception with the values in the slots from the stack's top on. */
    public static WasmException make(int tag, Instance instance, CallStack stack) {
        return WasmException.of(instance.tag(tag), stack, stack.top());
    }

    /** Puts the values of an exception into the slots from the stack's top on. */
    public static void unpack(WasmException exception, CallStack stack) {
        Tag tag = exception.tag();
        stack.reserve(stack.top(), tag.slots());
        exception.unpack(stack, stack.top());
    }

    /** Makes the stack forget the calls that an exception ended. */
    public static void caught(int used, int top, CallStack stack) {
        stack.setUsed(used);
        stack.setTop(top);
    }

    /** The exception of a reference, to be thrown again. */
    public static WasmException reference(@Nullable Object reference) {
        if (reference instanceof WasmException exception) {
            return exception;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null exception reference");
    }

    /** Adds a function to the call stack of a trap on its way out. */
    public static Trap passing(Trap trap, int function, Instance instance) {
        var module = instance.module();
        int index = function - module.declarations().importedFunctions();
        trap.add(() -> module.functions().get(index).stackEntry(OptionalInt.empty()));
        return trap;
    }

    /** The trap of an {@code unreachable}. */
    public static Trap unreachable() {
        return new Trap(TrapKind.UNREACHABLE);
    }
}
