package dev.abigate.runtime.instance;

/**
 * What the instances of a store may use at most.
 *
 * @param memoryBytes of any one linear memory, and of any one array on the heap
 * @param tableElements of all tables together
 * @param instances of modules
 * @param stackBytes of all active calls of one thread, as {@link FrameSize} counts them: some 300 for a small function
 */
public record StoreLimits(long memoryBytes, long tableElements, int instances, int stackBytes) {
    private static final int MOST_STACK_BYTES = 1 << 29;

    /** 4 GiB of memory, ten million table elements, 10,000 instances, a stack of 8 MiB. */
    public static final StoreLimits DEFAULT = new StoreLimits(1L << 32, 10_000_000, 10_000, 8 << 20);

    public StoreLimits {
        if (memoryBytes < 0
                || tableElements < 0
                || instances < 0
                || stackBytes < FrameSize.HOST
                || stackBytes > MOST_STACK_BYTES) {
            throw new IllegalArgumentException("a limit is out of range");
        }
    }

    /** These limits with another one for memory. */
    public StoreLimits withMemoryBytes(long bytes) {
        return new StoreLimits(bytes, tableElements, instances, stackBytes);
    }
}
