package dev.abigate.diff.behaviour;

import dev.abigate.runtime.wasi.GuestClock;
import dev.abigate.runtime.wasi.RandomSource;
import java.time.Duration;
import java.time.Instant;

/**
 * What time it is for a program, and which random bytes it gets.
 *
 * @param start the first moment
 */
record World(Instant start, long seed) {
    /** The same for both builds, and for {@code run --deterministic}. */
    static final World FIRST = new World(GuestClock.STEADY_START, 0);

    /** Another day, and other random bytes: what depends on them is noise. */
    static final World SECOND = new World(
            GuestClock.STEADY_START.plus(Duration.ofDays(403).plusHours(7).plusMillis(123_456)), 1);

    GuestClock clock() {
        return GuestClock.steady(start);
    }

    RandomSource random() {
        return RandomSource.seeded(seed);
    }
}
