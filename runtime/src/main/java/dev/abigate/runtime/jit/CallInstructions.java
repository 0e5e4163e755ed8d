package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.Table;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** What compiled code calls to call functions that it cannot call directly. */
public final class CallInstructions {
    private CallInstructions() {}

    /** Calls a function of the instance; its arguments are in the slots from {@code base} on. */
    public static void call(int function, int base, Instance instance, CallStack stack) {
        call(instance.function(function), base, instance, stack);
    }

    /** Calls a function; its arguments are in the slots from {@code base} on. */
    public static void call(Function function, int base, Instance instance, CallStack stack) {
        stack.setCaller(instance);
        function.call(stack, base);
    }

    public static Function function(int index, Instance instance) {
        return instance.function(index);
    }

    /** The function that an element of a table refers to, which has to be of a type. */
    public static Function callee(long index, Table table, DefinedType type) {
        Function function = table.callee(index);
        if (function.type() != type && !function.type().isSubtypeOf(type)) {
            throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
        }
        return function;
    }

    /** The function of a reference. */
    public static Function callee(@Nullable Object reference) {
        if (reference instanceof Function function) {
            return function;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null function reference");
    }

    /** The index of a function that belongs to the instance, or -1. */
    public static int ownIndex(Function function, Instance instance) {
        return function instanceof InstanceFunction own && own.owner() == instance
                ? own.declaration().index()
                : -1;
    }

    /** Ends the running code if its store is interrupted. */
    public static void poll(CallStack stack) {
        stack.store().checkInterruption();
    }

    /** Takes fuel for instructions that are about to be executed. */
    public static void consumeFuel(long amount, CallStack stack) {
        stack.store().consumeFuel(amount);
    }

    /** As {@link #call}, on a stack that has room. */
    public static void callDeep(int function, int base, Instance instance, CallStack stack) {
        Code code = code(function, instance);
        stack.continueDeep(() -> code.call(instance, stack, base));
    }

    /** As {@link #callDeep}, but a call that the function leaves to its caller is not made. */
    public static void stepDeep(int function, int base, Instance instance, CallStack stack) {
        Code code = code(function, instance);
        stack.continueDeep(() -> code.step(instance, stack, base));
    }

    private static Code code(int function, Instance instance) {
        var module = instance.module();
        return module.functions()
                .get(function - module.declarations().importedFunctions())
                .code();
    }

    /** Leaves a call, whose arguments are in the slots from the stack's top on, to the caller of the caller. */
    public static void tail(Function callee, Instance instance, CallStack stack) {
        stack.setCaller(instance);
        stack.setTailCallee(callee);
    }

    /** Whether a function that was called has left a call to its caller. */
    public static boolean isTailCalling(CallStack stack) {
        return stack.tailCallee() != null;
    }

    /** Makes calls that were left one after the other; in the end the results are in the slots from the stack's top on. */
    public static void finishTailCalls(CallStack stack) {
        stack.finishTailCalls(stack.top());
    }
}
