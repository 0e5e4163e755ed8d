package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryAccess;
import dev.abigate.runtime.ops.I8x16;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Vectors of two slots. What they compute comes from {@link VectorOperations}. */
final class VectorNodes {
    private VectorNodes() {}

    /** Reads a lane of a half. */
    @FunctionalInterface
    interface LaneReader {
        long read(long half, int lane);
    }

    /** Replaces a lane of a half. */
    @FunctionalInterface
    interface LaneWriter {
        long write(long half, long value, int lane);
    }

    static final class Unary extends Node {
        private final LongUnaryOperator operation;
        private final int to;
        private final int a;

        Unary(LongUnaryOperator operation, int to, int a) {
            this.operation = operation;
            this.to = to;
            this.a = a;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long low = operation.applyAsLong(s[fp + a]);
            s[fp + to + 1] = operation.applyAsLong(s[fp + a + 1]);
            s[fp + to] = low;
            return next;
        }
    }

    static final class Binary extends Node {
        private final LongBinaryOperator operation;
        private final int to;
        private final int a;
        private final int b;

        Binary(LongBinaryOperator operation, int to, int a, int b) {
            this.operation = operation;
            this.to = to;
            this.a = a;
            this.b = b;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long low = operation.applyAsLong(s[fp + a], s[fp + b]);
            s[fp + to + 1] = operation.applyAsLong(s[fp + a + 1], s[fp + b + 1]);
            s[fp + to] = low;
            return next;
        }
    }

    static final class Ternary extends Node {
        private final VectorOperations.TernaryOperator operation;
        private final int to;
        private final int a;
        private final int b;
        private final int c;

        Ternary(VectorOperations.TernaryOperator operation, int to, int a, int b, int c) {
            this.operation = operation;
            this.to = to;
            this.a = a;
            this.b = b;
            this.c = c;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long low = operation.apply(s[fp + a], s[fp + b], s[fp + c]);
            s[fp + to + 1] = operation.apply(s[fp + a + 1], s[fp + b + 1], s[fp + c + 1]);
            s[fp + to] = low;
            return next;
        }
    }

    static final class Shift extends Node {
        private final VectorOperations.ShiftOperator operation;
        private final int to;
        private final int a;
        private final int count;

        Shift(VectorOperations.ShiftOperator operation, int to, int a, int count) {
            this.operation = operation;
            this.to = to;
            this.a = a;
            this.count = count;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int by = (int) s[fp + count];
            long low = operation.apply(s[fp + a], by);
            s[fp + to + 1] = operation.apply(s[fp + a + 1], by);
            s[fp + to] = low;
            return next;
        }
    }

    static final class Test extends Node {
        private final VectorOperations.TestOperator operation;
        private final int to;
        private final int a;

        Test(VectorOperations.TestOperator operation, int to, int a) {
            this.operation = operation;
            this.to = to;
            this.a = a;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = operation.apply(s[fp + a], s[fp + a + 1]);
            return next;
        }
    }

    static final class Pair extends Node {
        private final VectorOperations.Pair1 operation;
        private final int to;
        private final int a;

        Pair(VectorOperations.Pair1 operation, int to, int a) {
            this.operation = operation;
            this.to = to;
            this.a = a;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long low = s[fp + a];
            long high = s[fp + a + 1];
            s[fp + to] = operation.low().applyAsLong(low, high);
            s[fp + to + 1] = operation.high().applyAsLong(low, high);
            return next;
        }
    }

    static final class PairOfTwo extends Node {
        private final VectorOperations.Pair2 operation;
        private final int to;
        private final int a;
        private final int b;

        PairOfTwo(VectorOperations.Pair2 operation, int to, int a, int b) {
            this.operation = operation;
            this.to = to;
            this.a = a;
            this.b = b;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long aLow = s[fp + a];
            long aHigh = s[fp + a + 1];
            long bLow = s[fp + b];
            long bHigh = s[fp + b + 1];
            s[fp + to] = operation.low().apply(aLow, aHigh, bLow, bHigh);
            s[fp + to + 1] = operation.high().apply(aLow, aHigh, bLow, bHigh);
            return next;
        }
    }

    static final class Shuffle extends Node {
        private final int to;
        private final int a;
        private final int b;
        private final long lowLanes;
        private final long highLanes;

        Shuffle(int to, int a, int b, long lowLanes, long highLanes) {
            this.to = to;
            this.a = a;
            this.b = b;
            this.lowLanes = lowLanes;
            this.highLanes = highLanes;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long aLow = s[fp + a];
            long aHigh = s[fp + a + 1];
            long bLow = s[fp + b];
            long bHigh = s[fp + b + 1];
            s[fp + to] = I8x16.shuffle(aLow, aHigh, bLow, bHigh, lowLanes);
            s[fp + to + 1] = I8x16.shuffle(aLow, aHigh, bLow, bHigh, highLanes);
            return next;
        }
    }

    static final class Splat extends Node {
        private final LongUnaryOperator operation;
        private final int to;
        private final int a;

        Splat(LongUnaryOperator operation, int to, int a) {
            this.operation = operation;
            this.to = to;
            this.a = a;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long half = operation.applyAsLong(s[fp + a]);
            s[fp + to] = half;
            s[fp + to + 1] = half;
            return next;
        }
    }

    /** Reads a lane of one half, whose slot it gets. */
    static final class ExtractLane extends Node {
        private final LaneReader reader;
        private final int to;
        private final int half;
        private final int lane;

        ExtractLane(LaneReader reader, int to, int half, int lane) {
            this.reader = reader;
            this.to = to;
            this.half = half;
            this.lane = lane;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = reader.read(s[fp + half], lane);
            return next;
        }
    }

    /** Replaces a lane of half 0 or 1. */
    static final class ReplaceLane extends Node {
        private final LaneWriter writer;
        private final int to;
        private final int a;
        private final int b;
        private final int half;
        private final int lane;

        ReplaceLane(LaneWriter writer, int to, int a, int b, int half, int lane) {
            this.writer = writer;
            this.to = to;
            this.a = a;
            this.b = b;
            this.half = half;
            this.lane = lane;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long value = s[fp + b];
            long low = s[fp + a];
            long high = s[fp + a + 1];
            s[fp + to] = half == 0 ? writer.write(low, value, lane) : low;
            s[fp + to + 1] = half == 1 ? writer.write(high, value, lane) : high;
            return next;
        }
    }

    static final class Load extends Node {
        private final int to;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        Load(int to, int address, long mask, long offset, int memory) {
            this.to = to;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            LinearMemory from = f.instance.memory(memory);
            long at = s[fp + address] & mask;
            long high = MemoryAccess.i64Load(at, offset + Long.BYTES, from);
            s[fp + to] = MemoryAccess.i64Load(at, offset, from);
            s[fp + to + 1] = high;
            return next;
        }
    }

    /** Stores both halves; the upper one is read first, since nothing may be written where not all of it fits. */
    static final class Store extends Node {
        private final int address;
        private final int value;
        private final long mask;
        private final long offset;
        private final int memory;

        Store(int address, int value, long mask, long offset, int memory) {
            this.address = address;
            this.value = value;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            LinearMemory to = f.instance.memory(memory);
            long at = s[fp + address] & mask;
            MemoryAccess.i64Load(at, offset + Long.BYTES, to);
            MemoryAccess.i64Store(at, s[fp + value], offset, to);
            MemoryAccess.i64Store(at, s[fp + value + 1], offset + Long.BYTES, to);
            return next;
        }
    }

    /** Makes a vector of a number in memory. */
    static final class LoadAndWiden extends Node {
        private final MemoryNodes.LoadOperation load;
        private final LongUnaryOperator low;
        private final LongUnaryOperator high;
        private final int to;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        LoadAndWiden(
                MemoryNodes.LoadOperation load,
                LongUnaryOperator low,
                LongUnaryOperator high,
                int to,
                int address,
                long mask,
                long offset,
                int memory) {
            this.load = load;
            this.low = low;
            this.high = high;
            this.to = to;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long bits = load.load(s[fp + address] & mask, offset, f.instance.memory(memory));
            s[fp + to] = low.applyAsLong(bits);
            s[fp + to + 1] = high.applyAsLong(bits);
            return next;
        }
    }

    static final class LoadLane extends Node {
        private final MemoryNodes.LoadOperation load;
        private final LaneWriter writer;
        private final int to;
        private final int address;
        private final int vector;
        private final long mask;
        private final long offset;
        private final int memory;
        private final int half;
        private final int lane;

        LoadLane(
                MemoryNodes.LoadOperation load,
                LaneWriter writer,
                int to,
                int address,
                int vector,
                long mask,
                long offset,
                int memory,
                int half,
                int lane) {
            this.load = load;
            this.writer = writer;
            this.to = to;
            this.address = address;
            this.vector = vector;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
            this.half = half;
            this.lane = lane;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long value = load.load(s[fp + address] & mask, offset, f.instance.memory(memory));
            long low = s[fp + vector];
            long high = s[fp + vector + 1];
            s[fp + to] = half == 0 ? writer.write(low, value, lane) : low;
            s[fp + to + 1] = half == 1 ? writer.write(high, value, lane) : high;
            return next;
        }
    }

    static final class StoreLane extends Node {
        private final MemoryNodes.StoreOperation store;
        private final LaneReader reader;
        private final int address;
        private final int half;
        private final long mask;
        private final long offset;
        private final int memory;
        private final int lane;

        StoreLane(
                MemoryNodes.StoreOperation store,
                LaneReader reader,
                int address,
                int half,
                long mask,
                long offset,
                int memory,
                int lane) {
            this.store = store;
            this.reader = reader;
            this.address = address;
            this.half = half;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
            this.lane = lane;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            store.store(s[fp + address] & mask, reader.read(s[fp + half], lane), offset, f.instance.memory(memory));
            return next;
        }
    }
}
