package dev.abigate.runtime.interpreter;

import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.instance.Global;
import org.jspecify.annotations.Nullable;

/** Constants, moves between slots, selections, and accesses to globals. */
final class VariableNodes {
    private VariableNodes() {}

    /** The node that copies a value of a type of {@link TypeCode}. */
    static Node copy(int type, int to, int from) {
        if (TypeCode.isReference(type)) {
            return new CopyReference(to, from);
        }
        return type == TypeCode.V128 ? new CopyVector(to, from) : new Copy(to, from);
    }

    /** The node that selects between values of a type of {@link TypeCode}. */
    static Node select(int type, int to, int a, int b, int condition) {
        if (TypeCode.isReference(type)) {
            return new SelectReference(to, a, b, condition);
        }
        return type == TypeCode.V128 ? new SelectVector(to, a, b, condition) : new Select(to, a, b, condition);
    }

    /** The node that reads a global of a type of {@link TypeCode}. */
    static Node get(int type, int to, int global) {
        if (TypeCode.isReference(type)) {
            return new GetReference(to, global);
        }
        return type == TypeCode.V128 ? new GetVector(to, global) : new Get(to, global);
    }

    /** The node that writes a global of a type of {@link TypeCode}. */
    static Node set(int type, int global, int from) {
        if (TypeCode.isReference(type)) {
            return new SetReference(global, from);
        }
        return type == TypeCode.V128 ? new SetVector(global, from) : new Set(global, from);
    }

    static final class Constant extends Node {
        private final int to;
        private final long bits;

        Constant(int to, long bits) {
            this.to = to;
            this.bits = bits;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = bits;
            return next;
        }
    }

    static final class ConstantVector extends Node {
        private final int to;
        private final long low;
        private final long high;

        ConstantVector(int to, long low, long high) {
            this.to = to;
            this.low = low;
            this.high = high;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = low;
            s[fp + to + 1] = high;
            return next;
        }
    }

    /** The null reference. */
    static final class Null extends Node {
        private final int to;

        Null(int to) {
            this.to = to;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = null;
            return next;
        }
    }

    static final class Copy extends Node {
        private final int to;
        private final int from;

        Copy(int to, int from) {
            this.to = to;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = s[fp + from];
            return next;
        }
    }

    /** Two copies, one after the other. */
    static final class CopyTwo extends Node {
        private final int to;
        private final int from;
        private final int secondTo;
        private final int secondFrom;

        CopyTwo(Copy first, Copy second) {
            this.to = first.to;
            this.from = first.from;
            this.secondTo = second.to;
            this.secondFrom = second.from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = s[fp + from];
            s[fp + secondTo] = s[fp + secondFrom];
            return next;
        }
    }

    static final class CopyReference extends Node {
        private final int to;
        private final int from;

        CopyReference(int to, int from) {
            this.to = to;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = r[fp + from];
            return next;
        }
    }

    static final class CopyVector extends Node {
        private final int to;
        private final int from;

        CopyVector(int to, int from) {
            this.to = to;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long low = s[fp + from];
            s[fp + to + 1] = s[fp + from + 1];
            s[fp + to] = low;
            return next;
        }
    }

    /** Copies values of any types. */
    static final class CopyRange extends Node {
        private final int to;
        private final int from;
        private final int count;

        CopyRange(int to, int from, int count) {
            this.to = to;
            this.from = from;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            System.arraycopy(s, fp + from, s, fp + to, count);
            System.arraycopy(r, fp + from, r, fp + to, count);
            return next;
        }
    }

    static final class Select extends Node {
        private final int to;
        private final int a;
        private final int b;
        private final int condition;

        Select(int to, int a, int b, int condition) {
            this.to = to;
            this.a = a;
            this.b = b;
            this.condition = condition;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = (int) s[fp + condition] != 0 ? s[fp + a] : s[fp + b];
            return next;
        }
    }

    static final class SelectReference extends Node {
        private final int to;
        private final int a;
        private final int b;
        private final int condition;

        SelectReference(int to, int a, int b, int condition) {
            this.to = to;
            this.a = a;
            this.b = b;
            this.condition = condition;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = (int) s[fp + condition] != 0 ? r[fp + a] : r[fp + b];
            return next;
        }
    }

    static final class SelectVector extends Node {
        private final int to;
        private final int a;
        private final int b;
        private final int condition;

        SelectVector(int to, int a, int b, int condition) {
            this.to = to;
            this.a = a;
            this.b = b;
            this.condition = condition;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int from = fp + ((int) s[fp + condition] != 0 ? a : b);
            long low = s[from];
            s[fp + to + 1] = s[from + 1];
            s[fp + to] = low;
            return next;
        }
    }

    static final class Get extends Node {
        private final int to;
        private final int global;

        Get(int to, int global) {
            this.to = to;
            this.global = global;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance.global(global).bits();
            return next;
        }
    }

    static final class GetReference extends Node {
        private final int to;
        private final int global;

        GetReference(int to, int global) {
            this.to = to;
            this.global = global;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = f.instance.global(global).reference();
            return next;
        }
    }

    static final class GetVector extends Node {
        private final int to;
        private final int global;

        GetVector(int to, int global) {
            this.to = to;
            this.global = global;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            Global from = f.instance.global(global);
            s[fp + to] = from.bits();
            s[fp + to + 1] = from.high();
            return next;
        }
    }

    static final class Set extends Node {
        private final int global;
        private final int from;

        Set(int global, int from) {
            this.global = global;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance.global(global).setBits(s[fp + from]);
            return next;
        }
    }

    static final class SetReference extends Node {
        private final int global;
        private final int from;

        SetReference(int global, int from) {
            this.global = global;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance.global(global).setReference(r[fp + from]);
            return next;
        }
    }

    static final class SetVector extends Node {
        private final int global;
        private final int from;

        SetVector(int global, int from) {
            this.global = global;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            Global to = f.instance.global(global);
            to.setBits(s[fp + from]);
            to.setHigh(s[fp + from + 1]);
            return next;
        }
    }

    /** 1 where a branch would be taken, and 0 where it would not: comparisons that are rarely needed as a number. */
    static final class Outcome extends Node {
        private final Branch branch;
        private final int to;

        Outcome(Branch branch, int to) {
            this.branch = branch;
            this.to = to;
            branch.target = new ControlNodes.Landing();
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = branch.execute(s, r, fp, f) == branch.target ? 1 : 0;
            return next;
        }
    }
}
