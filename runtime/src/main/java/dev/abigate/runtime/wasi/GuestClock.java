package dev.abigate.runtime.wasi;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The time that guests see, in nanoseconds. */
public interface GuestClock {
    /** The first moment of guests that shall see the same time in every run: 2020-01-01, after all file formats began. */
    Instant STEADY_START = Instant.parse("2020-01-01T00:00:00Z");

    /** Since 1970. */
    long realtime();

    /** Since some moment; it never goes back. */
    long monotonic();

    /** The smallest step of both. */
    long resolution();

    /**
     * Lets a time pass without waiting for it.
     *
     * @return whether it has passed; where not, the guest has to wait
     */
    boolean skip(long nanoseconds);

    /** The time of the machine. */
    static GuestClock system() {
        return new GuestClock() {
            @Override
            public long realtime() {
                Instant now = Instant.now();
                return now.getEpochSecond() * 1_000_000_000 + now.getNano();
            }

            @Override
            public long monotonic() {
                return System.nanoTime();
            }

            @Override
            public long resolution() {
                return 1;
            }

            @Override
            public boolean skip(long nanoseconds) {
                return false;
            }
        };
    }

    /**
     * A time that begins at {@code start} and goes on by a microsecond whenever someone looks, and by the whole of it whenever
     * the guest sleeps: the same in every run.
     */
    static GuestClock steady(Instant start) {
        long first = start.getEpochSecond() * 1_000_000_000 + start.getNano();
        var passed = new AtomicLong();
        return new GuestClock() {
            private static final long STEP = 1_000;

            @Override
            public long realtime() {
                return first + passed.getAndAdd(STEP);
            }

            @Override
            public long monotonic() {
                return passed.getAndAdd(STEP);
            }

            @Override
            public long resolution() {
                return STEP;
            }

            @Override
            public boolean skip(long nanoseconds) {
                passed.addAndGet(nanoseconds);
                return true;
            }
        };
    }
}
