package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import java.util.EnumSet;
import java.util.Set;

/**
 * A comparison that waits for the instruction behind it: a branch becomes one node with it.
 *
 * @param op compares
 * @param a slot of the first operand
 * @param b slot of the second operand, where it is no constant
 * @param immediate the second operand, where it is a constant
 * @param hasImmediate whether it is
 * @param holds whether the comparison, or its opposite, is meant
 */
record Comparison(Opcode op, int a, int b, long immediate, boolean hasImmediate, boolean holds)
        implements Operands.Pending {
    private static final Set<Opcode> I32 = EnumSet.range(Opcode.I32_EQ, Opcode.I32_GE_U);
    private static final Set<Opcode> I64 = EnumSet.range(Opcode.I64_EQ, Opcode.I64_GE_U);
    private static final Set<Opcode> F32 = EnumSet.range(Opcode.F32_EQ, Opcode.F32_GE);
    private static final Set<Opcode> F64 = EnumSet.range(Opcode.F64_EQ, Opcode.F64_GE);

    /** Of two slots. */
    static Comparison of(Opcode op, int a, int b) {
        return new Comparison(op, a, b, 0, false, true);
    }

    /** Of a slot and a constant; only integers have such ones. */
    static Comparison of(Opcode op, int a, long immediate) {
        return new Comparison(op, a, 0, immediate, true, true);
    }

    /** Whether an instruction compares two numbers. */
    static boolean is(Opcode op) {
        return I32.contains(op) || I64.contains(op) || F32.contains(op) || F64.contains(op);
    }

    /** Whether an instruction compares integers. */
    static boolean isOfIntegers(Opcode op) {
        return I32.contains(op) || I64.contains(op);
    }

    /** The comparison that holds where this one does not. */
    Comparison negated() {
        if (I32.contains(op)) {
            return new Comparison(I32Comparisons.negation(op), a, b, immediate, hasImmediate, true);
        }
        if (I64.contains(op)) {
            return new Comparison(I64Comparisons.negation(op), a, b, immediate, hasImmediate, true);
        }
        return new Comparison(op, a, b, immediate, hasImmediate, !holds);
    }

    /** The node that branches where the comparison holds. */
    Branch branch() {
        if (op == Opcode.I32_NE && hasImmediate && immediate == 0) {
            return new Branch.IfNonZero(a);
        }
        if (op == Opcode.I32_EQ && hasImmediate && immediate == 0) {
            return new Branch.IfZero(a);
        }
        if (I32.contains(op)) {
            return hasImmediate
                    ? I32Comparisons.branchImmediate(op, a, (int) immediate)
                    : I32Comparisons.branch(op, a, b);
        }
        if (I64.contains(op)) {
            return hasImmediate ? I64Comparisons.branchImmediate(op, a, immediate) : I64Comparisons.branch(op, a, b);
        }
        return F32.contains(op) ? F32Nodes.branch(op, a, b, holds) : F64Nodes.branch(op, a, b, holds);
    }

    @Override
    public Node to(int slot) {
        Relation relation = Relation.of(op);
        if (relation != null && hasImmediate) {
            return new I32Comparisons.WithImmediate(slot, a, (int) immediate, relation);
        }
        if (hasImmediate || !holds) {
            return new VariableNodes.Outcome(branch(), slot);
        }
        if (I32.contains(op)) {
            return I32Comparisons.number(op, slot, a, b);
        }
        if (I64.contains(op)) {
            return I64Comparisons.number(op, slot, a, b);
        }
        return F32.contains(op) ? F32Nodes.comparison(op, slot, a, b) : F64Nodes.comparison(op, slot, a, b);
    }
}
