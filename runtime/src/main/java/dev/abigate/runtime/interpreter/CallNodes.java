package dev.abigate.runtime.interpreter;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** Calls. A callee that is interpreted, too, gets a frame on top; any other runs to its end. A tail call puts the callee in the place of the caller. */
final class CallNodes {
    private CallNodes() {}

    /** Calls a function on behalf of {@code f}; its arguments are in the slots from {@code base} on. */
    private static void call(Function function, Frame f, int base) {
        if (function instanceof InstanceFunction callee) {
            call(callee.declaration(), callee.owner(), f, base);
        } else {
            f.stack.callOut(f, function, base);
        }
    }

    private static void call(ModuleFunction function, Instance instance, Frame f, int base) {
        Code code = function.code();
        if (code instanceof LoweredCode lowered) {
            f.call(lowered, instance, base);
        } else {
            f.stack.callOut(f, code, instance, base);
        }
    }

    /** Puts a function in the place of the one that {@code f} runs, or leaves its call to the caller. */
    private static void replace(Function function, Frame f) {
        if (function instanceof InstanceFunction callee && callee.declaration().code() instanceof LoweredCode lowered) {
            f.replace(lowered, callee.owner());
            return;
        }
        InterpreterStack stack = f.stack;
        stack.setCaller(f.instance);
        stack.useReferences(f.base + function.slots());
        stack.setTailCallee(function);
        stack.pop(f);
    }

    private static Function indirect(long[] s, Frame f, int slot, long mask, int table, DefinedType type) {
        Function function = f.instance.table(table).callee(s[slot] & mask);
        if (function.type() != type && !function.type().isSubtypeOf(type)) {
            throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
        }
        return function;
    }

    private static Function referenced(@Nullable Object reference) {
        if (reference instanceof Function function) {
            return function;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null function reference");
    }

    private static void moveArguments(long[] s, @Nullable Object[] r, int fp, int from, int count) {
        System.arraycopy(s, fp + from, s, fp, count);
        System.arraycopy(r, fp + from, r, fp, count);
    }

    /** Calls a function of the module. */
    static final class Direct extends Node {
        private final ModuleFunction function;
        private final int arguments;

        Direct(ModuleFunction function, int arguments) {
            this.function = function;
            this.arguments = arguments;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.at = this;
            call(function, f.instance, f, fp + arguments);
            return null;
        }
    }

    static final class Imported extends Node {
        private final int function;
        private final int arguments;

        Imported(int function, int arguments) {
            this.function = function;
            this.arguments = arguments;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.at = this;
            call(f.instance.function(function), f, fp + arguments);
            return null;
        }
    }

    static final class Indirect extends Node {
        private final DefinedType type;
        private final int table;
        private final int selector;
        private final long mask;
        private final int arguments;

        Indirect(DefinedType type, int table, int selector, long mask, int arguments) {
            this.type = type;
            this.table = table;
            this.selector = selector;
            this.mask = mask;
            this.arguments = arguments;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.at = this;
            call(indirect(s, f, fp + selector, mask, table, type), f, fp + arguments);
            return null;
        }
    }

    static final class Referenced extends Node {
        private final int reference;
        private final int arguments;

        Referenced(int reference, int arguments) {
            this.reference = reference;
            this.arguments = arguments;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.at = this;
            call(referenced(r[fp + reference]), f, fp + arguments);
            return null;
        }
    }

    static final class TailDirect extends Node {
        private final int function;
        private final int arguments;
        private final int count;

        TailDirect(int function, int arguments, int count) {
            this.function = function;
            this.arguments = arguments;
            this.count = count;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            Function callee = f.instance.function(function);
            moveArguments(s, r, fp, arguments, count);
            replace(callee, f);
            return null;
        }
    }

    static final class TailIndirect extends Node {
        private final DefinedType type;
        private final int table;
        private final int selector;
        private final long mask;
        private final int arguments;
        private final int count;

        TailIndirect(DefinedType type, int table, int selector, long mask, int arguments, int count) {
            this.type = type;
            this.table = table;
            this.selector = selector;
            this.mask = mask;
            this.arguments = arguments;
            this.count = count;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            Function callee = indirect(s, f, fp + selector, mask, table, type);
            moveArguments(s, r, fp, arguments, count);
            replace(callee, f);
            return null;
        }
    }

    static final class TailReferenced extends Node {
        private final int reference;
        private final int arguments;
        private final int count;

        TailReferenced(int reference, int arguments, int count) {
            this.reference = reference;
            this.arguments = arguments;
            this.count = count;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            Function callee = referenced(r[fp + reference]);
            moveArguments(s, r, fp, arguments, count);
            replace(callee, f);
            return null;
        }
    }
}
