package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.ops.I32;
import org.jspecify.annotations.Nullable;

/**
 * Branches on a comparison of 32 bits whose first operand the node before has computed: one node does both. Sums, such as
 * those of counters, and loads are what is compared most; the comparison is a number here, since a class for each would be too
 * many.
 */
final class ComputedBranches {
    private ComputedBranches() {}

    /** The node that does what {@code computing} does and then branches where {@code comparison} holds, or null if there is none. */
    static @Nullable Branch of(Node computing, Comparison comparison) {
        int slot = slotOf(computing);
        Relation relation = Relation.of(comparison.op());
        if (slot < 0 || relation == null) {
            return null;
        }
        if (comparison.hasImmediate()) {
            return comparison.a() == slot ? withConstant(computing, relation, (int) comparison.immediate()) : null;
        }
        if (comparison.a() == slot) {
            return withSlot(computing, relation, comparison.b());
        }
        return comparison.b() == slot ? withSlot(computing, relation.mirrored(), comparison.a()) : null;
    }

    private static int slotOf(Node node) {
        if (node instanceof I32Nodes.AddImmediate sum) {
            return sum.to;
        }
        if (node instanceof I32Nodes.Add sum) {
            return sum.to;
        }
        if (node instanceof MemoryNodes.I32Load load) {
            return load.to;
        }
        return node instanceof MemoryNodes.I32Load8U load ? load.to : -1;
    }

    private static @Nullable Branch withConstant(Node computing, Relation relation, int constant) {
        if (computing instanceof I32Nodes.AddImmediate sum) {
            return new AddImmediateWithConstant(sum, relation, constant);
        }
        if (computing instanceof I32Nodes.Add sum) {
            return new AddWithConstant(sum, relation, constant);
        }
        if (computing instanceof MemoryNodes.I32Load load) {
            return new LoadWithConstant(load, relation, constant);
        }
        return computing instanceof MemoryNodes.I32Load8U load
                ? new Load8UWithConstant(load, relation, constant)
                : null;
    }

    private static @Nullable Branch withSlot(Node computing, Relation relation, int other) {
        if (computing instanceof I32Nodes.AddImmediate sum) {
            return new AddImmediateWithSlot(sum, relation, other);
        }
        if (computing instanceof I32Nodes.Add sum) {
            return new AddWithSlot(sum, relation, other);
        }
        if (computing instanceof MemoryNodes.I32Load load) {
            return new LoadWithSlot(load, relation, other);
        }
        return computing instanceof MemoryNodes.I32Load8U load ? new Load8UWithSlot(load, relation, other) : null;
    }

    abstract static class Computed extends Branch {
        final int to;
        final int flip;
        final int outcomes;

        Computed(int to, Relation relation) {
            this.to = to;
            this.flip = relation.flip();
            this.outcomes = relation.outcomes();
        }

        final Node follow(int x, int y) {
            return Relation.holds(x, y, flip, outcomes) ? target : next;
        }
    }

    static final class AddImmediateWithConstant extends Computed {
        private final int a;
        private final int immediate;
        private final int constant;

        AddImmediateWithConstant(I32Nodes.AddImmediate sum, Relation relation, int constant) {
            super(sum.to, relation);
            this.a = sum.a;
            this.immediate = sum.immediate;
            this.constant = constant;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = I32.add((int) s[fp + a], immediate);
            s[fp + to] = x;
            return follow(x, constant);
        }
    }

    static final class AddImmediateWithSlot extends Computed {
        private final int a;
        private final int immediate;
        private final int other;

        AddImmediateWithSlot(I32Nodes.AddImmediate sum, Relation relation, int other) {
            super(sum.to, relation);
            this.a = sum.a;
            this.immediate = sum.immediate;
            this.other = other;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = I32.add((int) s[fp + a], immediate);
            s[fp + to] = x;
            return follow(x, (int) s[fp + other]);
        }
    }

    static final class AddWithConstant extends Computed {
        private final int a;
        private final int b;
        private final int constant;

        AddWithConstant(I32Nodes.Add sum, Relation relation, int constant) {
            super(sum.to, relation);
            this.a = sum.a;
            this.b = sum.b;
            this.constant = constant;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = I32.add((int) s[fp + a], (int) s[fp + b]);
            s[fp + to] = x;
            return follow(x, constant);
        }
    }

    static final class AddWithSlot extends Computed {
        private final int a;
        private final int b;
        private final int other;

        AddWithSlot(I32Nodes.Add sum, Relation relation, int other) {
            super(sum.to, relation);
            this.a = sum.a;
            this.b = sum.b;
            this.other = other;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = I32.add((int) s[fp + a], (int) s[fp + b]);
            s[fp + to] = x;
            return follow(x, (int) s[fp + other]);
        }
    }

    static final class LoadWithConstant extends Computed {
        private final int address;
        private final int delta;
        private final long offset;
        private final int constant;

        LoadWithConstant(MemoryNodes.I32Load load, Relation relation, int constant) {
            super(load.to, relation);
            this.address = load.address;
            this.delta = load.delta;
            this.offset = load.offset;
            this.constant = constant;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = f.loadInt(unsigned(s[fp + address] + delta) + offset);
            s[fp + to] = x;
            return follow(x, constant);
        }
    }

    static final class LoadWithSlot extends Computed {
        private final int address;
        private final int delta;
        private final long offset;
        private final int other;

        LoadWithSlot(MemoryNodes.I32Load load, Relation relation, int other) {
            super(load.to, relation);
            this.address = load.address;
            this.delta = load.delta;
            this.offset = load.offset;
            this.other = other;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = f.loadInt(unsigned(s[fp + address] + delta) + offset);
            s[fp + to] = x;
            return follow(x, (int) s[fp + other]);
        }
    }

    static final class Load8UWithConstant extends Computed {
        private final int address;
        private final int delta;
        private final long offset;
        private final int constant;

        Load8UWithConstant(MemoryNodes.I32Load8U load, Relation relation, int constant) {
            super(load.to, relation);
            this.address = load.address;
            this.delta = load.delta;
            this.offset = load.offset;
            this.constant = constant;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = Byte.toUnsignedInt(f.loadByte(unsigned(s[fp + address] + delta) + offset));
            s[fp + to] = x;
            return follow(x, constant);
        }
    }

    static final class Load8UWithSlot extends Computed {
        private final int address;
        private final int delta;
        private final long offset;
        private final int other;

        Load8UWithSlot(MemoryNodes.I32Load8U load, Relation relation, int other) {
            super(load.to, relation);
            this.address = load.address;
            this.delta = load.delta;
            this.offset = load.offset;
            this.other = other;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int x = Byte.toUnsignedInt(f.loadByte(unsigned(s[fp + address] + delta) + offset));
            s[fp + to] = x;
            return follow(x, (int) s[fp + other]);
        }
    }
}
