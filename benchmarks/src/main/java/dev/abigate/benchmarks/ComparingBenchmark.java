package dev.abigate.benchmarks;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From two files in memory to a verdict, on one core. */
@State(Scope.Benchmark)
public class ComparingBenchmark {
    private ByteString before = ByteString.EMPTY;
    private ByteString after = ByteString.EMPTY;
    private Side old = side(ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0));
    private Side now = old;

    @Setup
    public void fetch() throws IOException {
        before = LargeModule.ESBUILD.bytes();
        after = LargeModule.ESBUILD_NEXT.bytes();
        old = side(before);
        now = side(after);
    }

    private static Side side(ByteString file) {
        return new Side("module.wasm", "", file.length(), "wasm", Snapshots.of(Readers.read(file)), List.of());
    }

    /** Reading both files, taking their facts, comparing and judging. */
    @Benchmark
    public Comparison whole(Megabytes read) {
        read.add(before.length() + after.length());
        return Comparison.of(side(before), side(after));
    }

    /** One file: reading and taking its facts, all function bodies among them. */
    @Benchmark
    public Snapshot snapshot(Megabytes read) {
        read.add(before.length());
        return Snapshots.of(Readers.read(before));
    }

    /** Comparing and judging alone. */
    @Benchmark
    public Comparison comparison() {
        return Comparison.of(old, now);
    }
}
