package dev.abigate.runtime.interpreter;

import org.jspecify.annotations.Nullable;

/** Memories as a whole, and data segments. A mask makes addresses of 32 bits unsigned, and lets those of 64 bits pass. */
final class BulkMemoryNodes {
    private BulkMemoryNodes() {}

    static final class Size extends Node {
        private final int memory;
        private final int to;

        Size(int memory, int to) {
            this.memory = memory;
            this.to = to;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance.memory(memory).pages();
            return next;
        }
    }

    static final class Grow extends Node {
        private final int memory;
        private final int to;
        private final int count;
        private final long mask;

        Grow(int memory, int to, int count, long mask) {
            this.memory = memory;
            this.to = to;
            this.count = count;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance.memory(memory).grow(s[fp + count] & mask);
            f.lookForMemory();
            return next;
        }
    }

    static final class Fill extends Node {
        private final int memory;
        private final int start;
        private final int value;
        private final int count;
        private final long mask;

        Fill(int memory, int start, int value, int count, long mask) {
            this.memory = memory;
            this.start = start;
            this.value = value;
            this.count = count;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance.memory(memory).fill(s[fp + start] & mask, (byte) s[fp + value], s[fp + count] & mask);
            return next;
        }
    }

    /** The count is as narrow as the narrower of both addresses. */
    static final class Copy extends Node {
        private final int memory;
        private final int from;
        private final int to;
        private final int start;
        private final int count;
        private final long toMask;
        private final long fromMask;

        Copy(int memory, int from, int to, int start, int count, long toMask, long fromMask) {
            this.memory = memory;
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
                    .memory(memory)
                    .copy(
                            s[fp + to] & toMask,
                            f.instance.memory(from),
                            s[fp + start] & fromMask,
                            s[fp + count] & toMask & fromMask);
            return next;
        }
    }

    static final class Init extends Node {
        private final int memory;
        private final int segment;
        private final int to;
        private final int start;
        private final int count;
        private final long mask;

        Init(int memory, int segment, int to, int start, int count, long mask) {
            this.memory = memory;
            this.segment = segment;
            this.to = to;
            this.start = start;
            this.count = count;
            this.mask = mask;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance
                    .memory(memory)
                    .write(
                            s[fp + to] & mask,
                            f.instance.data(segment),
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
            f.instance.dropData(segment);
            return next;
        }
    }
}
