package dev.abigate.benchmarks.engines;

import dev.abigate.benchmarks.engines.Contender.Loaded;
import dev.abigate.benchmarks.engines.Contender.Outcome;
import dev.abigate.benchmarks.engines.Kernel.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every kernel on every engine that can execute it. Each engine is called until it is warm; then all are called in turn so that
 * they see the same machine, and the quickest call of a turn counts. Prints the median of each beside its ratio to that of the first engine, with the least and the
 * largest, and the geometric mean of the ratios for each kind of kernels. A checksum that is wrong gets an exclamation mark.
 */
final class WarmCalls {
    /** The part of the time of warming up that a process uses on a machine that does nothing else. */
    private static final double MOSTLY = 0.8;

    /** Milliseconds of processor time of an engine's turn. */
    private static final double TURN = 200;

    private final List<Contender> contenders;
    private final List<Path> folders;
    private final Map<Suite, Map<Contender, List<Double>>> ratios = new EnumMap<>(Suite.class);
    private final Map<Contender, Double> worst = new LinkedHashMap<>();
    private final PrintStream out;

    /** @param folders that have the modules */
    WarmCalls(List<Contender> contenders, List<Path> folders, PrintStream out) {
        this.contenders = List.copyOf(contenders);
        this.folders = List.copyOf(folders);
        this.out = out;
    }

    /** Measures and prints. */
    void compare(List<Kernel> kernels, int rounds) throws IOException {
        out.println("Warm calls: milliseconds of processor time, median of " + rounds
                + "; ratio to the first engine, and its" + " least and largest");
        out.printf(Locale.ROOT, "%-10s", "module");
        contenders.forEach(contender -> out.printf(Locale.ROOT, "%32s", contender.title()));
        out.println();
        for (Kernel kernel : kernels) {
            print(kernel, measure(kernel, rounds));
        }
        ratios.forEach(this::printMeans);
        out.println();
    }

    /** The largest ratio of an engine's quickest turn to that of the first engine: what disturbs some turns changes it least. */
    double worst(Contender contender) {
        return worst.getOrDefault(contender, Double.NaN);
    }

    private Map<Contender, List<Outcome>> measure(Kernel kernel, int rounds) throws IOException {
        Map<Contender, Loaded> loaded = new LinkedHashMap<>();
        try {
            for (Contender contender : contenders) {
                if (contender.takes(kernel)) {
                    Loaded module = contender.load(kernel.file(folders));
                    loaded.put(contender, module);
                    warmUp(contender, module, kernel.size());
                }
            }
            Map<Contender, List<Outcome>> outcomes = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (var entry : loaded.entrySet()) {
                    outcomes.computeIfAbsent(entry.getKey(), contender -> new ArrayList<>())
                            .add(quickest(entry.getValue(), kernel));
                }
            }
            return outcomes;
        } finally {
            loaded.values().forEach(Loaded::close);
        }
    }

    /**
     * The quickest call of an engine in its turn, but for the first, for which its caches are cold: meanwhile the others were called.
     * A turn is a moment, or one call that is longer.
     */
    private static Outcome quickest(Loaded module, Kernel kernel) throws IOException {
        Outcome first = module.run(kernel.size());
        if (first.milliseconds() >= TURN) {
            return first;
        }
        Outcome best = module.run(kernel.size());
        for (double used = best.milliseconds(); used < TURN && best.checksum() == kernel.checksum(); ) {
            Outcome next = module.run(kernel.size());
            used += next.milliseconds();
            if (next.checksum() != kernel.checksum() || next.milliseconds() < best.milliseconds()) {
                best = next;
            }
        }
        return best;
    }

    /** Calls for as long as the engine takes, also by processor time: other work on the machine makes the clock run on. */
    private static void warmUp(Contender contender, Loaded module, int size) throws IOException {
        long begun = System.nanoTime();
        double used = 0;
        do {
            used += module.run(size).milliseconds();
        } while (System.nanoTime() - begun < contender.warmUp().toNanos()
                || used < MOSTLY * contender.warmUp().toMillis());
    }

    private void print(Kernel kernel, Map<Contender, List<Outcome>> outcomes) {
        out.printf(Locale.ROOT, "%-10s", kernel.module());
        List<Double> reference = milliseconds(outcomes.getOrDefault(contenders.getFirst(), List.of()));
        for (Contender contender : contenders) {
            List<Outcome> measured = outcomes.get(contender);
            if (measured == null) {
                out.printf("%32s", "- ");
                continue;
            }
            boolean right = measured.stream().allMatch(outcome -> outcome.checksum() == kernel.checksum());
            List<Double> times = milliseconds(measured);
            double ratio = median(times) / median(reference);
            worst.merge(contender, times.getFirst() / reference.getFirst(), Math::max);
            ratios.computeIfAbsent(kernel.suite(), suite -> new LinkedHashMap<>())
                    .computeIfAbsent(contender, key -> new ArrayList<>())
                    .add(ratio);
            out.printf(
                    Locale.ROOT,
                    "%11.1f ms %6.2f %5.2f-%4.2f%s",
                    median(times),
                    ratio,
                    times.getFirst() / median(reference),
                    times.getLast() / median(reference),
                    right ? " " : "!");
        }
        out.println();
    }

    private void printMeans(Suite suite, Map<Contender, List<Double>> measured) {
        out.printf(Locale.ROOT, "%-10s", suite.name().toLowerCase(Locale.ROOT));
        for (Contender contender : contenders) {
            String mean = measured.getOrDefault(contender, List.of()).stream().mapToDouble(Math::log).average().stream()
                    .mapToObj(logarithm -> String.format(Locale.ROOT, "%.2f", Math.exp(logarithm)))
                    .findFirst()
                    .orElse("-");
            out.printf("%20s%12s", mean, "");
        }
        out.println();
    }

    private static List<Double> milliseconds(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::milliseconds).sorted().toList();
    }

    private static double median(List<Double> sorted) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
