package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.ArrayMemory;
import dev.abigate.runtime.memory.AtomicUpdate;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;

/** What compiled code calls for instructions on memories other than loads and stores. */
public final class MemoryInstructions {
    private MemoryInstructions() {}

    /** The trap of an access that is not all inside. */
    public static Trap outOfBounds() {
        return LinearMemory.outOfBounds();
    }

    /** The bytes of a memory that is an array. */
    public static byte[] bytes(int memory, Instance instance) {
        return array(memory, instance).bytes();
    }

    /** The {@linkplain ArrayMemory#limit limit} of a memory that is an array. */
    public static int limit(int memory, Instance instance) {
        return array(memory, instance).limit();
    }

    private static ArrayMemory array(int memory, Instance instance) {
        return (ArrayMemory) (memory == 0 ? instance.firstMemory() : instance.memory(memory));
    }

    /** The size in pages. */
    public static long size(int memory, Instance instance) {
        return instance.memory(memory).pages();
    }

    /** Grows by pages, unsigned; -1 where that is not possible. */
    public static long grow(long pages, int memory, Instance instance) {
        return instance.memory(memory).grow(pages);
    }

    public static void fill(long address, int value, long count, int memory, Instance instance) {
        instance.memory(memory).fill(address, (byte) value, count);
    }

    public static void copy(long to, long from, long count, int target, int source, Instance instance) {
        instance.memory(target).copy(to, instance.memory(source), from, count);
    }

    public static void init(long to, long from, long count, int segment, int memory, Instance instance) {
        instance.memory(memory).write(to, instance.data(segment), from, count);
    }

    public static void dropData(int segment, Instance instance) {
        instance.dropData(segment);
    }

    public static long atomicLoad(long address, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicLoad(bytes, address);
    }

    public static void atomicStore(long address, long value, int bytes, int memory, Instance instance) {
        instance.memory(memory).atomicStore(bytes, address, value);
    }

    public static long atomicAdd(long address, long operand, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicUpdate(AtomicUpdate.ADD, bytes, address, operand);
    }

    public static long atomicSub(long address, long operand, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicUpdate(AtomicUpdate.SUB, bytes, address, operand);
    }

    public static long atomicAnd(long address, long operand, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicUpdate(AtomicUpdate.AND, bytes, address, operand);
    }

    public static long atomicOr(long address, long operand, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicUpdate(AtomicUpdate.OR, bytes, address, operand);
    }

    public static long atomicXor(long address, long operand, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicUpdate(AtomicUpdate.XOR, bytes, address, operand);
    }

    public static long atomicXchg(long address, long operand, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicUpdate(AtomicUpdate.XCHG, bytes, address, operand);
    }

    public static long atomicCmpxchg(
            long address, long expected, long replacement, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicCompareExchange(bytes, address, expected, replacement);
    }

    public static int atomicNotify(long address, int count, int bytes, int memory, Instance instance) {
        return instance.memory(memory).atomicNotify(address, count);
    }

    /** Waits, unless the store is interrupted meanwhile, which ends in its trap. */
    public static int atomicWait(
            long address, long expected, long nanoseconds, int bytes, int memory, Instance instance) {
        LinearMemory waitedFor = instance.memory(memory);
        var store = instance.store();
        int outcome = waitedFor.atomicWait(bytes, address, expected, nanoseconds, store::isInterrupted);
        store.checkInterruption();
        return outcome;
    }
}
