package dev.abigate.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts what a benchmark reads: its rate, shown beside that of the operations, is in units of 10^6 bytes a second. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Megabytes {
    private static final double MEGABYTE = 1e6;

    public double megabytes;

    void add(int bytes) {
        megabytes += bytes / MEGABYTE;
    }
}
