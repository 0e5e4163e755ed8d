package dev.abigate.benchmarks.engines;

import dev.abigate.benchmarks.engines.ProcessContender.First;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The first call of an engine in a process that has just been started: how long loading the module and calling it took, and how
 * long since the start of the process, with the memory that it had at most. Of several processes the quickest counts, since
 * other work on the machine only adds to the time.
 */
final class FirstCalls {
    private final List<ProcessContender> contenders;
    private final List<Path> folders;
    private final PrintStream out;

    /** @param folders that have the modules */
    FirstCalls(List<ProcessContender> contenders, List<Path> folders, PrintStream out) {
        this.contenders = List.copyOf(contenders);
        this.folders = List.copyOf(folders);
        this.out = out;
    }

    /** Measures and prints. */
    void compare(List<Kernel> kernels, int rounds) throws IOException {
        out.println(
                "First calls: milliseconds by the clock of loading and calling, and since the process was started, the"
                        + " least of " + rounds + "; megabytes of memory at most");
        out.printf(Locale.ROOT, "%-24s", "engine");
        kernels.forEach(kernel -> out.printf(Locale.ROOT, "%26s", kernel.module()));
        out.println();
        for (ProcessContender contender : contenders) {
            out.printf(Locale.ROOT, "%-24s", contender.title());
            for (Kernel kernel : kernels) {
                print(kernel, contender, rounds);
            }
            out.println();
        }
        out.println();
    }

    private void print(Kernel kernel, ProcessContender contender, int rounds) throws IOException {
        List<First> calls = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            calls.add(contender.first(kernel.file(folders), kernel.size()));
        }
        First least =
                calls.stream().min(Comparator.comparingDouble(First::engine)).orElseThrow();
        boolean right = calls.stream().allMatch(call -> call.checksum() == kernel.checksum());
        out.printf(
                Locale.ROOT,
                "%8.0f%7.0f ms %4d MB%s",
                least.engine(),
                least.process(),
                least.megabytes(),
                right ? " " : "!");
    }
}
