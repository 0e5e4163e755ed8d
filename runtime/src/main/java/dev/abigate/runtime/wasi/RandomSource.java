package dev.abigate.runtime.wasi;

import java.util.SplittableRandom;

/** Where guests get random bytes from. Threads may share it. */
@FunctionalInterface
public interface RandomSource {
    void fill(byte[] bytes);

    /** Bytes that nobody can foretell. */
    static RandomSource secure() {
        return new SystemRandom();
    }

    /** The same bytes in every run. */
    static RandomSource seeded(long seed) {
        var random = new SplittableRandom(seed);
        return bytes -> {
            synchronized (random) {
                random.nextBytes(bytes);
            }
        };
    }
}
