package dev.abigate.runtime.instance;

/**
 * What the instances of a store may use at most.
 *
 * @param memoryBytes of any one linear memory
 * @param tableElements of all tables together
 * @param instances of modules
 * @param stackBytes of all active calls of one thread, as {@link FrameSize} counts them: some 300 for a small function
 * @param heapBytes of all structures, arrays and exceptions together, as {@link dev.abigate.runtime.heap.HeapAccount} counts
 *     them; never more than a quarter of what the JVM may have as heap
 */
public record StoreLimits(long memoryBytes, long tableElements, int instances, int stackBytes, long heapBytes) {
    private static final int MOST_STACK_BYTES = 1 << 29;

    /** 4 GiB of memory, ten million table elements, 10,000 instances, a stack of 8 MiB, 1 GiB of objects. */
    public static final StoreLimits DEFAULT = new StoreLimits(1L << 32, 10_000_000, 10_000, 8 << 20, 1L << 30);

    public StoreLimits {
        if (memoryBytes < 0
                || tableElements < 0
                || instances < 0
                || stackBytes < FrameSize.HOST
                || stackBytes > MOST_STACK_BYTES
                || heapBytes < 0) {
            throw new IllegalArgumentException("a limit is out of range");
        }
    }

    /** These limits with another one for memory. */
    public StoreLimits withMemoryBytes(long bytes) {
        return new StoreLimits(bytes, tableElements, instances, stackBytes, heapBytes);
    }
}
