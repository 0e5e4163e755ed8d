package dev.abigate.benchmarks.engines;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** Processor time of the current thread, which other processes on the machine disturb less than the clock. */
final class ThreadTime {
    private static final double NANOSECONDS = 1e6;

    private ThreadTime() {}

    static Contender.Outcome of(LongSupplier call) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long checksum = call.getAsLong();
        return new Contender.Outcome(checksum, (threads.getCurrentThreadCpuTime() - before) / NANOSECONDS);
    }
}
