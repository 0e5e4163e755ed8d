package dev.abigate.benchmarks.engines;

import dev.abigate.benchmarks.engines.EngineProcess.Name;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compares the engine of two commits by the ratio of their times, in turn on one machine; ends with status 1 where the
 * quickest turn of the new one is slower on some module than the limit allows. See {@code compare-commits.sh}.
 *
 * <p>Arguments: the folder of the shared modules, that of the project's own, the class paths of both commits, the number of
 * rounds, the limit of the ratio, and the names of modules, where not all are wanted.
 */
public final class CommitComparison {
    private CommitComparison() {}

    /** Compares and prints. */
    public static void main(String[] arguments) throws IOException {
        List<Path> folders = List.of(Path.of(arguments[0]), Path.of(arguments[1]));
        int rounds = Integer.parseInt(arguments[4]);
        double limit = Double.parseDouble(arguments[5]);
        List<String> names = List.of(arguments).subList(6, arguments.length);
        List<Kernel> kernels = Arrays.stream(Kernel.values())
                .filter(kernel -> names.isEmpty() || names.contains(kernel.module()))
                .filter(kernel ->
                        folders.stream().anyMatch(folder -> Files.exists(folder.resolve(kernel.module() + ".wasm"))))
                .toList();
        boolean slower = false;
        for (Name name : List.of(Name.JIT, Name.INTERPRETER)) {
            ProcessContender before = name.of("old", classPath(arguments[2]));
            ProcessContender after = name.of("new", classPath(arguments[3]));
            var calls = new WarmCalls(List.of(before, after), folders, System.out);
            calls.compare(kernels, rounds);
            slower |= calls.worst(after) > limit;
        }
        if (slower) {
            System.out.printf(Locale.ROOT, "slower than %.2f times the old one%n", limit);
            System.exit(1);
        }
    }

    /** The classes of a commit, and what of this program is no part of them. */
    private static List<String> classPath(String commit) {
        Stream<String> own = EngineProcess.classPath().stream()
                .filter(entry -> !entry.contains("abigate") || entry.contains("benchmarks"));
        return Stream.concat(Stream.of(commit.split(File.pathSeparator, -1)), own)
                .toList();
    }
}
