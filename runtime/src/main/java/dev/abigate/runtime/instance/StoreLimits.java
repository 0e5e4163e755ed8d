package dev.abigate.runtime.instance;

/**
 * What the instances of a store may use at most.
 *
 * @param memoryBytes of any one linear memory, and of any one array on the heap
 * @param tableElements of all tables together
 * @param instances of modules
 * @param callDepth calls that are active in one thread
 * @param stackSlots of 8 bytes, for the locals and operands of all active calls of one thread
 */
public record StoreLimits(long memoryBytes, long tableElements, int instances, int callDepth, int stackSlots) {
    /** 4 GiB of memory, ten million table elements, 10,000 instances, a stack of a million slots. */
    public static final StoreLimits DEFAULT = new StoreLimits(1L << 32, 10_000_000, 10_000, 20_000, 1 << 20);

    public StoreLimits {
        if (memoryBytes < 0 || tableElements < 0 || instances < 0 || callDepth < 1 || stackSlots < 1) {
            throw new IllegalArgumentException("a limit is out of range");
        }
    }

    /** These limits with another one for memory. */
    public StoreLimits withMemoryBytes(long bytes) {
        return new StoreLimits(bytes, tableElements, instances, callDepth, stackSlots);
    }
}
