package dev.abigate.benchmarks.engines;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.AotDeclarations;
import dev.abigate.runtime.instance.CallBatch;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Runs AOT files of the corpus on the processor of this machine, beside the same functions in C compiled by {@code gcc -O2},
 * in turn, then calls of the shortest function. Prints the shortest and the median time of both, by the clock, and the ratios.
 * Where WAMR's runner is there, it is third in turn: its shortest time, and the ratio to it.
 *
 * <p>Arguments: the folder of the corpus, the release of the compiler, the number of rounds, the folder with further C
 * sources, a folder for what is compiled, and the path of {@code iwasm}, or none.
 */
public final class NativeSpeed {
    private static final double NANOSECONDS = 1e6;
    private static final int WARM_UP_ROUNDS = 3;

    /** How long the calls of one process of {@code iwasm} are to take, so that its start is little beside them. */
    private static final double MILLISECONDS_OF_A_PROCESS = 100;

    private final Path corpus;
    private final Path sources;
    private final Path compiled;
    private final String release;
    private final int rounds;
    private final Optional<Iwasm> iwasm;
    private final Engine engine =
            new Engine(Tier.INTERPRETER, ExecutionOptions.DEFAULT.withNativeAot(true), FeatureSet.ALL);

    private NativeSpeed(String[] arguments) {
        this.corpus = Path.of(arguments[0]);
        this.release = arguments[1];
        this.rounds = Integer.parseInt(arguments[2]);
        this.sources = Path.of(arguments[3]);
        this.compiled = Path.of(arguments[4]);
        this.iwasm = arguments.length > 5 ? Optional.of(new Iwasm(Path.of(arguments[5]))) : Optional.empty();
    }

    /** A function with the arguments of a call, and how often it is called in a round. */
    private enum Kernel {
        FIB("fib", ValueLayout.JAVA_INT, 10, 30),
        SHA256("sha_pattern", ValueLayout.JAVA_LONG, 10, 400_000),
        MATMUL("dmul", ValueLayout.JAVA_DOUBLE, 400, 48),
        INSERTION_SORT("sort", ValueLayout.JAVA_INT, 10, 0, 2, 1500, 7),
        HEAP_SORT("sort", ValueLayout.JAVA_INT, 40, 1, 2, 4096, 7),
        QUICK_SORT("sort", ValueLayout.JAVA_INT, 40, 2, 2, 4096, 7);

        private final String function;
        private final MemoryLayout result;
        private final int calls;
        private final int[] arguments;

        Kernel(String function, MemoryLayout result, int calls, int... arguments) {
            this.function = function;
            this.result = result;
            this.calls = calls;
            this.arguments = arguments;
        }

        String module() {
            return switch (this) {
                case FIB -> "fib";
                case SHA256 -> "sha256";
                case MATMUL -> "matmul";
                case INSERTION_SORT, HEAP_SORT, QUICK_SORT -> "sort";
            };
        }

        /** Arguments of a call that ends at once. */
        int[] idle() {
            return new int[arguments.length];
        }
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new NativeSpeed(arguments).run(System.out);
    }

    private void run(PrintStream out) throws IOException, InterruptedException {
        out.printf("%-28s%10s%10s%8s%10s%10s%8s", "module", "best ms", "gcc", "ratio", "median ms", "gcc", "ratio");
        out.println(iwasm.isPresent() ? "     iwasm   ratio" : "");
        for (Kernel kernel : Kernel.values()) {
            measure(out, kernel, "guard pages", kernel.module() + ".aot");
            Path checked = file(kernel.module() + ".bc1.aot");
            if (Files.exists(checked)) {
                measure(out, kernel, "bounds checks", kernel.module() + ".bc1.aot");
            }
        }
        try (Store store = engine.newStore()) {
            CallOverhead.print(out, load(store, file("fib.aot"), "fib"), rounds);
        }
    }

    private Path file(String name) {
        return corpus.resolve("aot", release, "x86_64", name);
    }

    private void measure(PrintStream out, Kernel kernel, String kind, String file)
            throws IOException, InterruptedException {
        try (Store store = engine.newStore();
                Arena arena = Arena.ofConfined()) {
            DoubleSupplier ours = ours(kernel, load(store, file(file), kernel.function));
            DoubleSupplier theirs = theirs(kernel, arena);
            double[] our = new double[rounds];
            double[] their = new double[rounds];
            double[] iwasms = new double[rounds];
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                int at = Math.max(0, round);
                our[at] = milliseconds(kernel, ours);
                their[at] = milliseconds(kernel, theirs);
                if (iwasm.isPresent() && round >= 0) {
                    int calls = (int) Math.max(1, MILLISECONDS_OF_A_PROCESS / our[at]);
                    iwasms[at] = iwasm.get()
                            .milliseconds(file(file), kernel.function, kernel.arguments, kernel.idle(), calls);
                }
            }
            if (ours.getAsDouble() != theirs.getAsDouble()) {
                throw new IllegalStateException("results of %s differ".formatted(kernel));
            }
            Arrays.sort(our);
            Arrays.sort(their);
            Arrays.sort(iwasms);
            String name = kernel.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            out.printf(Locale.ROOT, "%-28s", name + ", " + kind);
            for (int index : new int[] {0, rounds / 2}) {
                out.printf(Locale.ROOT, "%10.3f%10.3f%8.2f", our[index], their[index], our[index] / their[index]);
            }
            if (iwasm.isPresent()) {
                out.printf(Locale.ROOT, "%10.3f%8.2f", iwasms[0], our[0] / iwasms[0]);
            }
            out.println();
        }
    }

    private static double milliseconds(Kernel kernel, DoubleSupplier calls) {
        long before = System.nanoTime();
        double _ = calls.getAsDouble();
        return (System.nanoTime() - before) / NANOSECONDS / kernel.calls;
    }

    private Function load(Store store, Path file, String function) throws IOException {
        return switch (Readers.read(ByteString.wrap(Files.readAllBytes(file)))) {
            case Artifact.Aot(var module) ->
                new Linker(store)
                        .instantiate(engine.load(module, AotDeclarations.of(module)))
                        .function(function);
            case Artifact other -> throw new IllegalStateException("no AOT module: " + other);
        };
    }

    /** Makes the calls of a round in one go, and answers what the last one does. */
    private static DoubleSupplier ours(Kernel kernel, Function function) {
        Value[] arguments =
                Arrays.stream(kernel.arguments).mapToObj(Value.I32::new).toArray(Value[]::new);
        var batch = new CallBatch(function.store());
        return () -> {
            batch.clear();
            for (int i = 0; i < kernel.calls; i++) {
                batch.add(function, arguments);
            }
            batch.run();
            return switch (batch.results(kernel.calls - 1).getFirst()) {
                case Value.I32(int value) -> value;
                case Value.I64(long value) -> value;
                case Value.F64 value -> Double.longBitsToDouble(value.bits());
                case Value other -> throw new IllegalStateException("found %s, expected a number".formatted(other));
            };
        };
    }

    /** The same of a function of a C library. */
    @SuppressWarnings("restricted")
    private DoubleSupplier theirs(Kernel kernel, Arena arena) throws IOException, InterruptedException {
        MemoryLayout[] parameters = IntStream.range(0, kernel.arguments.length)
                .mapToObj(_ -> ValueLayout.JAVA_INT)
                .toArray(MemoryLayout[]::new);
        MethodHandle downcall = java.lang.foreign.Linker.nativeLinker()
                .downcallHandle(
                        SymbolLookup.libraryLookup(library(kernel.module()), arena)
                                .findOrThrow(kernel.function),
                        FunctionDescriptor.of(kernel.result, parameters));
        MethodHandle function = downcall.asType(downcall.type().changeReturnType(double.class))
                .asSpreader(int[].class, parameters.length);
        return () -> {
            try {
                double last = 0;
                for (int i = 0; i < kernel.calls; i++) {
                    last = (double) function.invokeExact(kernel.arguments);
                }
                return last;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Compiles a module's C source, with calls of its own functions as in a program. */
    private Path library(String module) throws IOException, InterruptedException {
        Path source = sources.resolve(module + ".c");
        Path library = Files.createDirectories(compiled).resolve(module + ".so").toAbsolutePath();
        Process gcc = new ProcessBuilder(
                        "gcc",
                        "-O2",
                        "-shared",
                        "-fPIC",
                        "-fno-semantic-interposition",
                        "-w",
                        "-o",
                        library.toString(),
                        (Files.exists(source) ? source : corpus.resolve("src", module + ".c")).toString())
                .inheritIO()
                .start();
        if (gcc.waitFor() != 0) {
            throw new IllegalStateException("gcc failed on " + source);
        }
        return library;
    }
}
