package dev.abigate.benchmarks.engines;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.AotDeclarations;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Runs modules of the corpus as machine code in the emulator, beside the interpreter on the WebAssembly module that it was
 * compiled from, in turn. Prints the instructions of a call, the median of its processor time, and both speeds.
 *
 * <p>Arguments: the folder of the corpus, the release of the compiler, the number of rounds, and the targets.
 */
public final class EmulatorSpeed {
    private static final ExecutionOptions METERED = ExecutionOptions.DEFAULT.withMetering(true);
    private static final long FUEL = Long.MAX_VALUE / 2;
    private static final int WARM_UP_CALLS = 3;

    private EmulatorSpeed() {}

    private enum Kernel {
        FIB("fib", "fib", 30),
        SHA256("sha256", "sha_pattern", 1_000_000);

        private final String module;
        private final String function;
        private final int size;

        Kernel(String module, String function, int size) {
            this.module = module;
            this.function = function;
            this.size = size;
        }
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        Path corpus = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[2]);
        PrintStream out = System.out;
        out.printf(
                "%-10s%-10s%14s%12s%14s%14s%8s%n",
                "target", "module", "instructions", "ms", "million/s", "wasm ms", "ratio");
        for (String target : List.of(arguments).subList(3, arguments.length)) {
            for (Kernel kernel : Kernel.values()) {
                Path aot = corpus.resolve("aot", arguments[1], target, kernel.module + ".aot");
                Path wasm = corpus.resolve("wasm", kernel.module + ".wasm");
                print(out, target, kernel, aot, wasm, rounds);
            }
        }
    }

    private static void print(PrintStream out, String target, Kernel kernel, Path aot, Path wasm, int rounds)
            throws IOException {
        long instructions = instructions(kernel, aot);
        LongSupplier emulated = call(kernel, aot, Engine.of(Tier.INTERPRETER));
        LongSupplier interpreted = call(kernel, wasm, Engine.of(Tier.INTERPRETER));
        for (int i = 0; i < WARM_UP_CALLS; i++) {
            if (emulated.getAsLong() != interpreted.getAsLong()) {
                throw new IllegalStateException("results of %s differ".formatted(kernel.module));
            }
        }
        double[] emulatedTimes = new double[rounds];
        double[] interpretedTimes = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            emulatedTimes[i] = ThreadTime.of(emulated).milliseconds();
            interpretedTimes[i] = ThreadTime.of(interpreted).milliseconds();
        }
        double time = median(emulatedTimes);
        double reference = median(interpretedTimes);
        out.printf(
                Locale.ROOT,
                "%-10s%-10s%14d%12.1f%14.0f%14.1f%8.2f%n",
                target,
                kernel.module,
                instructions,
                time,
                instructions / time / 1e3,
                reference,
                time / reference);
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** How many machine instructions a call executes: the fuel that it takes. */
    private static long instructions(Kernel kernel, Path aot) throws IOException {
        var engine = new Engine(Tier.INTERPRETER, METERED, FeatureSet.ALL);
        Store store = engine.newStore();
        store.setFuel(FUEL);
        long _ = call(kernel, load(aot, engine), store).getAsLong();
        return FUEL - store.fuel();
    }

    private static LongSupplier call(Kernel kernel, Path file, Engine engine) throws IOException {
        return call(kernel, load(file, engine), engine.newStore());
    }

    private static LongSupplier call(Kernel kernel, ExecutableModule module, Store store) {
        var function = new Linker(store).instantiate(module).function(kernel.function);
        return () -> switch (function.call(new Value.I32(kernel.size)).getFirst()) {
            case Value.I32(int value) -> value;
            case Value.I64(long value) -> value;
            case Value other -> throw new IllegalStateException("found %s, expected an integer".formatted(other));
        };
    }

    private static ExecutableModule load(Path file, Engine engine) throws IOException {
        return switch (Readers.read(ByteString.wrap(Files.readAllBytes(file)))) {
            case Artifact.Aot(var module) -> engine.load(module, AotDeclarations.of(module));
            case Artifact.Wasm(var module) -> engine.load(module);
            case Artifact other -> throw new IllegalStateException("no module: " + other);
        };
    }
}
