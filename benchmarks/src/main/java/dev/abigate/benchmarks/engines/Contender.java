package dev.abigate.benchmarks.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** An engine that can run the benchmark modules. */
interface Contender {
    String title();

    /** Whether it takes part with a module. */
    default boolean takes(Kernel kernel) {
        return true;
    }

    /** For how long a module is called before its time counts. */
    default Duration warmUp() {
        return Duration.ofSeconds(3);
    }

    /** Gets the module of a file ready. */
    Loaded load(Path module) throws IOException;

    /** A module that is ready to run. */
    interface Loaded extends AutoCloseable {
        /** Calls {@code run}. */
        Outcome run(int size) throws IOException;

        @Override
        default void close() {}
    }

    /**
     * What a call came to.
     *
     * @param checksum that the module computed
     * @param milliseconds of processor time of the calling thread
     */
    record Outcome(long checksum, double milliseconds) {}
}
