package dev.abigate.benchmarks.engines;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What large modules cost: how fast they are decoded and validated once the JVM is warm, and the memory of a process that
 * compiles one lazily and calls an export.
 *
 * <p>As a program: calls {@code getsp} of a module that Go was compiled to, and prints the milliseconds that it took.
 */
public final class LargeModules {
    private static final long WARM_UP_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);
    private static final double BYTES_PER_MICROSECOND = 1e3;

    private LargeModules() {}

    static void printRate(Path module, PrintStream out) throws IOException {
        ByteString file = ByteString.wrap(Files.readAllBytes(module));
        long begun = System.nanoTime();
        long least = Long.MAX_VALUE;
        while (System.nanoTime() - begun < WARM_UP_NANOSECONDS) {
            long started = System.nanoTime();
            ModuleValidator.validate(WasmReader.read(file), FeatureSet.ALL, new CanonicalTypes());
            least = Math.min(least, System.nanoTime() - started);
        }
        out.printf(
                Locale.ROOT,
                "%-24s decoded and validated: %5.0f MB/s, best in 5 s%n",
                module.getFileName(),
                BYTES_PER_MICROSECOND * file.length() / least);
    }

    /** Calls an export by the tier of a name. */
    public static void main(String[] arguments) throws IOException {
        long begun = System.nanoTime();
        Engine engine = Engine.of(Tier.valueOf(arguments[0]));
        var module = engine.load(ByteString.wrap(Files.readAllBytes(Path.of(arguments[1]))));
        var linker = new Linker(engine.newStore());
        for (Import wanted : module.module().imports()) {
            linker.define(wanted.module(), wanted.name(), List.of(NumType.I32), List.of(), call -> {});
        }
        linker.instantiate(module).function("getsp").call();
        long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        String memory = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElse("");
        System.out.println(taken + " ms, " + memory.replaceAll("\\s+", " "));
    }
}
