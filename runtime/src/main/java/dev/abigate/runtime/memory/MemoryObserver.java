package dev.abigate.runtime.memory;

/**
 * Sees what happens to a memory by more than single loads and stores of guests: what hosts read and write, bulk instructions,
 * and growth. It is called in the thread that does it.
 */
public interface MemoryObserver {
    /** Bytes are read, and still there. */
    void read(LinearMemory memory, long address, long count);

    /** Bytes were set. */
    void written(LinearMemory memory, long address, long count);

    /**
     * Someone asked the memory to grow.
     *
     * @param delta pages
     * @param result the size in pages before, or -1 where it did not grow
     */
    void grown(LinearMemory memory, long delta, long result);
}
