package dev.abigate.runtime.interpreter;

import org.jspecify.annotations.Nullable;

/** Tables and element segments. A mask makes indices of 32 bits unsigned, and lets those of 64 bits pass. */
final class TableNodes {
    private TableNodes() {}

    static final class Get extends Node {
        private final int table;
        private final int to;
        private final int index;
        private final long mask;

        Get(int table, int to, int index, long mask) {
            this.table = table;
            this.to = to;
            this.index = index;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = f.instance.table(table).get(s[fp + index] & mask);
            return next;
        }
    }

    static final class Set extends Node {
        private final int table;
        private final int index;
        private final int value;
        private final long mask;

        Set(int table, int index, int value, long mask) {
            this.table = table;
            this.index = index;
            this.value = value;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance.table(table).set(s[fp + index] & mask, r[fp + value]);
            return next;
        }
    }

    static final class Size extends Node {
        private final int table;
        private final int to;

        Size(int table, int to) {
            this.table = table;
            this.to = to;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance.table(table).size();
            return next;
        }
    }

    static final class Grow extends Node {
        private final int table;
        private final int to;
        private final int value;
        private final int count;
        private final long mask;

        Grow(int table, int to, int value, int count, long mask) {
            this.table = table;
            this.to = to;
            this.value = value;
            this.count = count;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance.table(table).grow(s[fp + count] & mask, r[fp + value]);
            return next;
        }
    }

    static final class Fill extends Node {
        private final int table;
        private final int start;
        private final int value;
        private final int count;
        private final long mask;

        Fill(int table, int start, int value, int count, long mask) {
            this.table = table;
            this.start = start;
            this.value = value;
            this.count = count;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance.table(table).fill(s[fp + start] & mask, s[fp + count] & mask, r[fp + value]);
            return next;
        }
    }

    /** The count is as narrow as the narrower of both indices. */
    static final class Copy extends Node {
        private final int table;
        private final int from;
        private final int to;
        private final int start;
        private final int count;
        private final long toMask;
        private final long fromMask;

        Copy(int table, int from, int to, int start, int count, long toMask, long fromMask) {
            this.table = table;
            this.from = from;
            this.to = to;
            this.start = start;
            this.count = count;
            this.toMask = toMask;
            this.fromMask = fromMask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance
                    .table(table)
                    .copy(
                            s[fp + to] & toMask,
                            f.instance.table(from),
                            s[fp + start] & fromMask,
                            s[fp + count] & toMask & fromMask);
            return next;
        }
    }

    static final class Init extends Node {
        private final int table;
        private final int segment;
        private final int to;
        private final int start;
        private final int count;
        private final long mask;

        Init(int table, int segment, int to, int start, int count, long mask) {
            this.table = table;
            this.segment = segment;
            this.to = to;
            this.start = start;
            this.count = count;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance
                    .table(table)
                    .set(
                            s[fp + to] & mask,
                            f.instance.elements(segment),
                            unsigned(s[fp + start]),
                            unsigned(s[fp + count]));
            return next;
        }
    }

    static final class Drop extends Node {
        private final int segment;

        Drop(int segment) {
            this.segment = segment;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance.dropElements(segment);
            return next;
        }
    }
}
