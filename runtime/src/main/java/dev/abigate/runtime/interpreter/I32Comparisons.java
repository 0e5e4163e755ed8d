package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.I32;
import org.jspecify.annotations.Nullable;

/** Comparisons of integers of 32 bits: as a number, and fused with the branch that depends on it. */
final class I32Comparisons {
    private I32Comparisons() {}

    /** The node that makes 1 or 0 of a comparison. */
    static Node number(Opcode op, int to, int a, int b) {
        return switch (op) {
            case I32_EQ -> new Eq(to, a, b);
            case I32_NE -> new Ne(to, a, b);
            case I32_LT_S -> new LtS(to, a, b);
            case I32_LT_U -> new LtU(to, a, b);
            case I32_GT_S -> new GtS(to, a, b);
            case I32_GT_U -> new GtU(to, a, b);
            case I32_LE_S -> new LeS(to, a, b);
            case I32_LE_U -> new LeU(to, a, b);
            case I32_GE_S -> new GeS(to, a, b);
            case I32_GE_U -> new GeU(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that branches where the comparison holds. */
    static Branch branch(Opcode op, int a, int b) {
        return switch (op) {
            case I32_EQ -> new IfEq(a, b);
            case I32_NE -> new IfNe(a, b);
            case I32_LT_S -> new IfLtS(a, b);
            case I32_LT_U -> new IfLtU(a, b);
            case I32_GT_S -> new IfGtS(a, b);
            case I32_GT_U -> new IfGtU(a, b);
            case I32_LE_S -> new IfLeS(a, b);
            case I32_LE_U -> new IfLeU(a, b);
            case I32_GE_S -> new IfGeS(a, b);
            case I32_GE_U -> new IfGeU(a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that branches where the comparison with a constant holds. */
    static Branch branchImmediate(Opcode op, int a, int immediate) {
        return switch (op) {
            case I32_EQ -> new IfEqImmediate(a, immediate);
            case I32_NE -> new IfNeImmediate(a, immediate);
            case I32_LT_S -> new IfLtSImmediate(a, immediate);
            case I32_LT_U -> new IfLtUImmediate(a, immediate);
            case I32_GT_S -> new IfGtSImmediate(a, immediate);
            case I32_GT_U -> new IfGtUImmediate(a, immediate);
            case I32_LE_S -> new IfLeSImmediate(a, immediate);
            case I32_LE_U -> new IfLeUImmediate(a, immediate);
            case I32_GE_S -> new IfGeSImmediate(a, immediate);
            case I32_GE_U -> new IfGeUImmediate(a, immediate);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The comparison that holds where the other one does not. */
    static Opcode negation(Opcode op) {
        return switch (op) {
            case I32_EQ -> Opcode.I32_NE;
            case I32_NE -> Opcode.I32_EQ;
            case I32_LT_S -> Opcode.I32_GE_S;
            case I32_LT_U -> Opcode.I32_GE_U;
            case I32_GT_S -> Opcode.I32_LE_S;
            case I32_GT_U -> Opcode.I32_LE_U;
            case I32_LE_S -> Opcode.I32_GT_S;
            case I32_LE_U -> Opcode.I32_GT_U;
            case I32_GE_S -> Opcode.I32_LT_S;
            case I32_GE_U -> Opcode.I32_LT_U;
            default -> throw new MissingNodeException(op);
        };
    }

    abstract static class BranchImmediate extends Branch {
        final int a;
        final int immediate;

        BranchImmediate(int a, int immediate) {
            this.a = a;
            this.immediate = immediate;
        }
    }

    /** 1 where a comparison with a constant holds, and 0 where it does not. */
    static final class WithImmediate extends I32Nodes.Immediate {
        private final int flip;
        private final int outcomes;

        WithImmediate(int to, int a, int immediate, Relation relation) {
            super(to, a, immediate);
            this.flip = relation.flip();
            this.outcomes = relation.outcomes();
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Relation.outcome((int) s[fp + a], immediate, flip, outcomes);
            return next;
        }
    }

    static final class Eq extends I32Nodes.Binary {
        Eq(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.eq((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class Ne extends I32Nodes.Binary {
        Ne(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.ne((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LtS extends I32Nodes.Binary {
        LtS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.ltS((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LtU extends I32Nodes.Binary {
        LtU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.ltU((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GtS extends I32Nodes.Binary {
        GtS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.gtS((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GtU extends I32Nodes.Binary {
        GtU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.gtU((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LeS extends I32Nodes.Binary {
        LeS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.leS((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LeU extends I32Nodes.Binary {
        LeU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.leU((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GeS extends I32Nodes.Binary {
        GeS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.geS((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GeU extends I32Nodes.Binary {
        GeU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.geU((int) s[fp + a], (int) s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class IfEq extends Branch.OnTwo {
        IfEq(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.eq((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfEqImmediate extends BranchImmediate {
        IfEqImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.eq((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfNe extends Branch.OnTwo {
        IfNe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.ne((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfNeImmediate extends BranchImmediate {
        IfNeImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.ne((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLtS extends Branch.OnTwo {
        IfLtS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.ltS((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfLtSImmediate extends BranchImmediate {
        IfLtSImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.ltS((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLtU extends Branch.OnTwo {
        IfLtU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.ltU((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfLtUImmediate extends BranchImmediate {
        IfLtUImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.ltU((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGtS extends Branch.OnTwo {
        IfGtS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.gtS((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfGtSImmediate extends BranchImmediate {
        IfGtSImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.gtS((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGtU extends Branch.OnTwo {
        IfGtU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.gtU((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfGtUImmediate extends BranchImmediate {
        IfGtUImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.gtU((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLeS extends Branch.OnTwo {
        IfLeS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.leS((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfLeSImmediate extends BranchImmediate {
        IfLeSImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.leS((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLeU extends Branch.OnTwo {
        IfLeU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.leU((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfLeUImmediate extends BranchImmediate {
        IfLeUImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.leU((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGeS extends Branch.OnTwo {
        IfGeS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.geS((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfGeSImmediate extends BranchImmediate {
        IfGeSImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.geS((int) s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGeU extends Branch.OnTwo {
        IfGeU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.geU((int) s[fp + a], (int) s[fp + b]) ? target : next;
        }
    }

    static final class IfGeUImmediate extends BranchImmediate {
        IfGeUImmediate(int a, int immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I32.geU((int) s[fp + a], immediate) ? target : next;
        }
    }
}
