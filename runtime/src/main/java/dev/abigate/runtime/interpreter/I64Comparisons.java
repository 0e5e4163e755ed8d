package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.I64;
import org.jspecify.annotations.Nullable;

/** Comparisons of integers of 64 bits: as a number, and fused with the branch that depends on it. */
final class I64Comparisons {
    private I64Comparisons() {}

    /** The node that makes 1 or 0 of a comparison. */
    static Node number(Opcode op, int to, int a, int b) {
        return switch (op) {
            case I64_EQ -> new Eq(to, a, b);
            case I64_NE -> new Ne(to, a, b);
            case I64_LT_S -> new LtS(to, a, b);
            case I64_LT_U -> new LtU(to, a, b);
            case I64_GT_S -> new GtS(to, a, b);
            case I64_GT_U -> new GtU(to, a, b);
            case I64_LE_S -> new LeS(to, a, b);
            case I64_LE_U -> new LeU(to, a, b);
            case I64_GE_S -> new GeS(to, a, b);
            case I64_GE_U -> new GeU(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that branches where the comparison holds. */
    static Branch branch(Opcode op, int a, int b) {
        return switch (op) {
            case I64_EQ -> new IfEq(a, b);
            case I64_NE -> new IfNe(a, b);
            case I64_LT_S -> new IfLtS(a, b);
            case I64_LT_U -> new IfLtU(a, b);
            case I64_GT_S -> new IfGtS(a, b);
            case I64_GT_U -> new IfGtU(a, b);
            case I64_LE_S -> new IfLeS(a, b);
            case I64_LE_U -> new IfLeU(a, b);
            case I64_GE_S -> new IfGeS(a, b);
            case I64_GE_U -> new IfGeU(a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that branches where the comparison with a constant holds. */
    static Branch branchImmediate(Opcode op, int a, long immediate) {
        return switch (op) {
            case I64_EQ -> new IfEqImmediate(a, immediate);
            case I64_NE -> new IfNeImmediate(a, immediate);
            case I64_LT_S -> new IfLtSImmediate(a, immediate);
            case I64_LT_U -> new IfLtUImmediate(a, immediate);
            case I64_GT_S -> new IfGtSImmediate(a, immediate);
            case I64_GT_U -> new IfGtUImmediate(a, immediate);
            case I64_LE_S -> new IfLeSImmediate(a, immediate);
            case I64_LE_U -> new IfLeUImmediate(a, immediate);
            case I64_GE_S -> new IfGeSImmediate(a, immediate);
            case I64_GE_U -> new IfGeUImmediate(a, immediate);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The comparison that holds where the other one does not. */
    static Opcode negation(Opcode op) {
        return switch (op) {
            case I64_EQ -> Opcode.I64_NE;
            case I64_NE -> Opcode.I64_EQ;
            case I64_LT_S -> Opcode.I64_GE_S;
            case I64_LT_U -> Opcode.I64_GE_U;
            case I64_GT_S -> Opcode.I64_LE_S;
            case I64_GT_U -> Opcode.I64_LE_U;
            case I64_LE_S -> Opcode.I64_GT_S;
            case I64_LE_U -> Opcode.I64_GT_U;
            case I64_GE_S -> Opcode.I64_LT_S;
            case I64_GE_U -> Opcode.I64_LT_U;
            default -> throw new MissingNodeException(op);
        };
    }

    abstract static class BranchImmediate extends Branch {
        final int a;
        final long immediate;

        BranchImmediate(int a, long immediate) {
            this.a = a;
            this.immediate = immediate;
        }
    }

    static final class Eq extends I64Nodes.Binary {
        Eq(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.eq(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class Ne extends I64Nodes.Binary {
        Ne(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.ne(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LtS extends I64Nodes.Binary {
        LtS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.ltS(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LtU extends I64Nodes.Binary {
        LtU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.ltU(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GtS extends I64Nodes.Binary {
        GtS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.gtS(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GtU extends I64Nodes.Binary {
        GtU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.gtU(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LeS extends I64Nodes.Binary {
        LeS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.leS(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class LeU extends I64Nodes.Binary {
        LeU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.leU(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GeS extends I64Nodes.Binary {
        GeS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.geS(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class GeU extends I64Nodes.Binary {
        GeU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.geU(s[fp + a], s[fp + b]) ? 1 : 0;
            return next;
        }
    }

    static final class IfEq extends Branch.OnTwo {
        IfEq(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.eq(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfEqImmediate extends BranchImmediate {
        IfEqImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.eq(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfNe extends Branch.OnTwo {
        IfNe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.ne(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfNeImmediate extends BranchImmediate {
        IfNeImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.ne(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLtS extends Branch.OnTwo {
        IfLtS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.ltS(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfLtSImmediate extends BranchImmediate {
        IfLtSImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.ltS(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLtU extends Branch.OnTwo {
        IfLtU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.ltU(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfLtUImmediate extends BranchImmediate {
        IfLtUImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.ltU(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGtS extends Branch.OnTwo {
        IfGtS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.gtS(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfGtSImmediate extends BranchImmediate {
        IfGtSImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.gtS(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGtU extends Branch.OnTwo {
        IfGtU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.gtU(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfGtUImmediate extends BranchImmediate {
        IfGtUImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.gtU(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLeS extends Branch.OnTwo {
        IfLeS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.leS(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfLeSImmediate extends BranchImmediate {
        IfLeSImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.leS(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfLeU extends Branch.OnTwo {
        IfLeU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.leU(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfLeUImmediate extends BranchImmediate {
        IfLeUImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.leU(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGeS extends Branch.OnTwo {
        IfGeS(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.geS(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfGeSImmediate extends BranchImmediate {
        IfGeSImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.geS(s[fp + a], immediate) ? target : next;
        }
    }

    static final class IfGeU extends Branch.OnTwo {
        IfGeU(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.geU(s[fp + a], s[fp + b]) ? target : next;
        }
    }

    static final class IfGeUImmediate extends BranchImmediate {
        IfGeUImmediate(int a, long immediate) {
            super(a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return I64.geU(s[fp + a], immediate) ? target : next;
        }
    }
}
