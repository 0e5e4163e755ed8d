package dev.abigate.benchmarks.engines;

import java.io.IOException;

/** An engine that can run the benchmark modules. */
interface Contender extends AutoCloseable {
    String title();

    /** Whether it takes part with a module, which has vectors or not. */
    default boolean takes(boolean vectors) {
        return true;
    }

    /** Gets the module of a name ready. */
    void load(String module) throws IOException;

    /** Calls {@code run} of a module that was loaded. */
    Outcome run(String module, int size) throws IOException;

    @Override
    default void close() {}

    /**
     * What a call came to.
     *
     * @param checksum that the module computed
     * @param milliseconds of processor time of the calling thread
     */
    record Outcome(long checksum, double milliseconds) {}
}
