package dev.abigate.benchmarks.engines;

import dev.abigate.benchmarks.engines.Contender.Outcome;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.VectorApi;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs every benchmark module on every engine that can execute it. Each is called until it is warm; then all are called in
 * turn so that they see the same machine. Prints the median of each beside its ratio to V8, and the geometric mean of these
 * ratios. A checksum that is wrong gets an exclamation mark.
 *
 * <p>Arguments: the folder of the modules, the script for node, the number of rounds, and the names of modules, where not
 * all are wanted.
 */
public final class EngineComparison {
    private static final long WARM_UP_NANOSECONDS = TimeUnit.SECONDS.toNanos(3);

    private final List<Contender> contenders;
    private final Map<Contender, List<Double>> ratios = new LinkedHashMap<>();
    private final PrintStream out;

    private EngineComparison(List<Contender> contenders, PrintStream out) {
        this.contenders = contenders;
        contenders.forEach(contender -> ratios.put(contender, new ArrayList<>()));
        this.out = out;
    }

    /** A module with the size that takes V8 about 10 ms, and the checksum on which V8 and iwasm agree. */
    private enum Kernel {
        FIB("fib", 40, -3609045321113083559L),
        SIEVE("sieve", 15, 426269208562997492L),
        MATMUL("matmul", 20, -3425562268804774333L),
        SHA256("sha256", 150, -4557721517444356005L),
        QSORT("qsort", 12, 7166897699480538757L),
        SWITCHVM("switchvm", 60, -2387554707233783404L),
        JACOBI("jacobi", 200, -2469316174290271608L),
        BIGVM("bigvm", 100, -4095909455476244054L),
        SIMDDOT("simddot", 2000, 5002121992561373355L, true);

        private final String module;
        private final int size;
        private final long checksum;
        private final boolean vectors;

        Kernel(String module, int size, long checksum) {
            this(module, size, checksum, false);
        }

        Kernel(String module, int size, long checksum, boolean vectors) {
            this.module = module;
            this.size = size;
            this.checksum = checksum;
            this.vectors = vectors;
        }
    }

    /** Compares and prints. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[2]);
        try (var v8 = new V8Contender(Path.of(arguments[1]), folder)) {
            List<Contender> contenders = List.of(
                    v8,
                    new AbigateContender(folder, Tier.INTERPRETER, VectorApi.WHEN_HOT),
                    new AbigateContender(folder, Tier.JIT, VectorApi.WHEN_HOT),
                    new AbigateContender(folder, Tier.AUTO, VectorApi.WHEN_HOT),
                    new AbigateContender(folder, Tier.JIT, VectorApi.NEVER),
                    new EndiveContender(folder, false),
                    new EndiveContender(folder, true));
            List<String> modules = List.of(arguments).subList(3, arguments.length);
            new EngineComparison(contenders, System.out).run(rounds, modules);
        }
    }

    private void run(int rounds, List<String> modules) throws IOException {
        out.printf(Locale.ROOT, "%-10s", "module");
        contenders.forEach(contender -> out.printf(Locale.ROOT, "%24s", contender.title()));
        out.println();
        for (Kernel kernel : Kernel.values()) {
            if (!modules.isEmpty() && !modules.contains(kernel.module)) {
                continue;
            }
            print(kernel, measure(kernel, rounds));
        }
        printMeans();
    }

    private void print(Kernel kernel, Map<Contender, List<Outcome>> outcomes) {
        out.printf(Locale.ROOT, "%-10s", kernel.module);
        double reference = median(outcomes.getOrDefault(contenders.getFirst(), List.of()));
        ratios.forEach((contender, all) -> {
            List<Outcome> measured = outcomes.get(contender);
            if (measured == null) {
                out.printf("%24s", "- ");
                return;
            }
            boolean right = measured.stream().allMatch(outcome -> outcome.checksum() == kernel.checksum);
            double median = median(measured);
            all.add(median / reference);
            out.printf(Locale.ROOT, "%12.1f ms %7.2f%s", median, median / reference, right ? " " : "!");
        });
        out.println();
    }

    private void printMeans() {
        out.printf("%-10s", "mean");
        ratios.values().forEach(all -> {
            double logarithms = all.stream().mapToDouble(Math::log).average().orElse(Double.NaN);
            out.printf(Locale.ROOT, "%23.2f ", Math.exp(logarithms));
        });
        out.println();
    }

    private Map<Contender, List<Outcome>> measure(Kernel kernel, int rounds) throws IOException {
        Map<Contender, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            if (contender.takes(kernel.vectors)) {
                contender.load(kernel.module);
                warmUp(contender, kernel);
                outcomes.put(contender, new ArrayList<>());
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (var entry : outcomes.entrySet()) {
                entry.getValue().add(entry.getKey().run(kernel.module, kernel.size));
            }
        }
        return outcomes;
    }

    private static void warmUp(Contender contender, Kernel kernel) throws IOException {
        long begun = System.nanoTime();
        do {
            contender.run(kernel.module, kernel.size);
        } while (System.nanoTime() - begun < WARM_UP_NANOSECONDS);
    }

    private static double median(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(Outcome::milliseconds)
                .sorted()
                .skip(outcomes.size() / 2)
                .findFirst()
                .orElse(Double.NaN);
    }
}
