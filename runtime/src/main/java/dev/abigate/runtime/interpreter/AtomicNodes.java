package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.memory.AtomicUpdate;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryAccess;
import org.jspecify.annotations.Nullable;

/** Atomic accesses to memories, of any number of bytes, and waiting. */
final class AtomicNodes {
    private AtomicNodes() {}

    static final class Load extends Node {
        private final int bytes;
        private final int to;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        Load(int bytes, int to, int address, long mask, long offset, int memory) {
            this.bytes = bytes;
            this.to = to;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] =
                    f.instance.memory(memory).atomicLoad(bytes, MemoryAccess.effective(s[fp + address] & mask, offset));
            return next;
        }
    }

    static final class Store extends Node {
        private final int bytes;
        private final int value;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        Store(int bytes, int value, int address, long mask, long offset, int memory) {
            this.bytes = bytes;
            this.value = value;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.instance
                    .memory(memory)
                    .atomicStore(bytes, MemoryAccess.effective(s[fp + address] & mask, offset), s[fp + value]);
            return next;
        }
    }

    static final class Update extends Node {
        private final AtomicUpdate update;
        private final int bytes;
        private final int to;
        private final int operand;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        Update(AtomicUpdate update, int bytes, int to, int operand, int address, long mask, long offset, int memory) {
            this.update = update;
            this.bytes = bytes;
            this.to = to;
            this.operand = operand;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance
                    .memory(memory)
                    .atomicUpdate(
                            update, bytes, MemoryAccess.effective(s[fp + address] & mask, offset), s[fp + operand]);
            return next;
        }
    }

    static final class CompareExchange extends Node {
        private final int bytes;
        private final int to;
        private final int expected;
        private final int replacement;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        CompareExchange(
                int bytes, int to, int expected, int replacement, int address, long mask, long offset, int memory) {
            this.bytes = bytes;
            this.to = to;
            this.expected = expected;
            this.replacement = replacement;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance
                    .memory(memory)
                    .atomicCompareExchange(
                            bytes,
                            MemoryAccess.effective(s[fp + address] & mask, offset),
                            s[fp + expected],
                            s[fp + replacement]);
            return next;
        }
    }

    static final class Wait extends Node {
        private final int bytes;
        private final int to;
        private final int expected;
        private final int timeout;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        Wait(int bytes, int to, int expected, int timeout, int address, long mask, long offset, int memory) {
            this.bytes = bytes;
            this.to = to;
            this.expected = expected;
            this.timeout = timeout;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            InterpreterStack stack = f.stack;
            LinearMemory waitedFor = f.instance.memory(memory);
            long expectedBits = bytes == Integer.BYTES ? unsigned(s[fp + expected]) : s[fp + expected];
            s[fp + to] = waitedFor.atomicWait(
                    bytes,
                    MemoryAccess.effective(s[fp + address] & mask, offset),
                    expectedBits,
                    s[fp + timeout],
                    stack.store()::isInterrupted);
            stack.store().checkInterruption();
            return next;
        }
    }

    static final class Notify extends Node {
        private final int to;
        private final int count;
        private final int address;
        private final long mask;
        private final long offset;
        private final int memory;

        Notify(int to, int count, int address, long mask, long offset, int memory) {
            this.to = to;
            this.count = count;
            this.address = address;
            this.mask = mask;
            this.offset = offset;
            this.memory = memory;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = f.instance
                    .memory(memory)
                    .atomicNotify(MemoryAccess.effective(s[fp + address] & mask, offset), (int) s[fp + count]);
            return next;
        }
    }
}
