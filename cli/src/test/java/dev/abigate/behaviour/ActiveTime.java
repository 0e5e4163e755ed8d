package dev.abigate.behaviour;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How long a thread has been at something, without the time in which its process was stopped. */
final class ActiveTime {
    /** Who asks more rarely than this was stopped meanwhile. */
    private static final long LONGEST_SILENCE = Duration.ofSeconds(20).toNanos();

    private final long processorTime = processorTime();
    private long asked = System.nanoTime();
    private long nanos;

    /** Time by the clock. */
    Duration byTheClock() {
        long now = System.nanoTime();
        nanos += Math.min(now - asked, LONGEST_SILENCE);
        asked = now;
        return Duration.ofNanos(nanos);
    }

    /** Time that a processor gave the thread that asks, which has to be the one that began. */
    Duration ofProcessor() {
        return Duration.ofNanos(processorTime() - processorTime);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
