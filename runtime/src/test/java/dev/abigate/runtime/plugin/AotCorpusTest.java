package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.UnsupportedAotException;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.ExecutionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every AOT file of the corpus for an emulated target or for this machine gives what a fielded runtime gave. Files built with
 * other options than a release's default take most of the time: {@code -Dabigate.variants=true} adds them.
 */
class AotCorpusTest {
    private static final boolean WITH_VARIANTS = Boolean.getBoolean("abigate.variants");

    /**
     * What code of x86-64 does otherwise than its module says, by release and case: one makes {@code unreachable} of {@code
     * atomic.fence}, two do not check 64-bit addresses, of which one wraps around into the memory, and two need more stack.
     */
    private static final Map<String, Map<String, String>> OTHERWISE = Map.of(
            "WAMR-07-10-2020", Map.of("even(100000)", "trap call stack exhausted"),
            "WAMR-03-25-2021", Map.of("even(100000)", "trap call stack exhausted", "fence()", "trap unreachable"),
            "2.2.0", Map.of("load64(0xfffffffffffffffc)", "i64:0x0000000000000000"),
            "2.3.1", Map.of("load64(0xfffffffffffffffc)", "i64:0x0000000000000000"));

    /** Their runtimes hand on no exit status of a program, and one finds no {@code memmove}. */
    private static final Set<String> RELEASES_BEHIND_OURS = Set.of("WAMR-07-10-2020", "WAMR-03-25-2021");

    private static final class Tally {
        private int passed;
        private int failed;
        /** Cases that were not run, by reason. */
        private final Map<String, Integer> notApplicable = new TreeMap<>();
    }

    @ParameterizedTest
    @CsvSource({"riscv64, emulated", "aarch64, emulated", "x86_64, native"})
    void everyCaseGivesWhatIsExpected(String target, String how, @TempDir Path directory) throws IOException {
        boolean direct = how.equals("native");
        assumeTrue(!direct || Workers.runHere(), "native code runs on Linux on amd64 only");
        var engine = new Engine(Tier.INTERPRETER, ExecutionOptions.DEFAULT.withNativeAot(direct), FeatureSet.ALL);
        Map<String, List<CorpusCase>> cases =
                CorpusCase.all().stream().collect(Collectors.groupingBy(item -> name(item.module())));
        var run = new CorpusRun(engine, directory);
        var tallies = new TreeMap<String, Tally>();
        var failures = new ArrayList<String>();
        for (Path file : files(target)) {
            String release = release(file);
            Tally tally = tallies.computeIfAbsent(release, _ -> new Tally());
            for (CorpusCase item : cases.getOrDefault(name(file), List.of())) {
                run(run, item.of(file), release, tally, failures);
            }
        }
        tallies.forEach((release, tally) -> System.out.printf(
                "%s %s, wamrc %s: %d passed, %d failed, not applicable %s%n",
                target, how, release, tally.passed, tally.failed, tally.notApplicable));
        assertEquals(List.of(), failures);
        assertTrue(tallies.values().stream().allMatch(tally -> tally.passed > 200), "cases passed by each release");
    }

    private static void run(CorpusRun run, CorpusCase item, String release, Tally tally, List<String> failures)
            throws IOException {
        String outcome;
        try {
            outcome = run.outcome(item);
        } catch (UnsupportedAotException e) {
            tally.notApplicable.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
            return;
        }
        String expected = item.expectedOn("aot-" + release);
        boolean mayBeAsInterpreted = isVariant(item.module()) || RELEASES_BEHIND_OURS.contains(release);
        if (outcome.equals(expected)
                || (mayBeAsInterpreted && outcome.equals(item.expected()))
                || outcome.equals(OTHERWISE.getOrDefault(release, Map.of()).get(item.label()))) {
            tally.passed++;
        } else {
            tally.failed++;
            failures.add("%s, %s of %s: found %s, expected %s"
                    .formatted(release, item, item.module().getFileName(), outcome, expected));
        }
    }

    /** Whether a file was built with other options than a release's default: it may behave as the interpreter then. */
    private static boolean isVariant(Path file) {
        return file.getFileName().toString().split("\\.").length > 2;
    }

    private static List<Path> files(String target) throws IOException {
        try (Stream<Path> files = Files.walk(SharedFiles.at("corpus/aot"))) {
            return files.filter(file -> file.toString().endsWith(".aot"))
                    .filter(file ->
                            file.getName(file.getNameCount() - 2).toString().equals(target))
                    .filter(file -> WITH_VARIANTS || !isVariant(file))
                    .sorted()
                    .toList();
        }
    }

    /** The files of a module for a target, one of each release, and the variants where they were asked for. */
    static List<Path> filesOf(Path module, String target) throws IOException {
        return files(target).stream()
                .filter(file -> name(file).equals(name(module)))
                .toList();
    }

    /** The release of the compiler that wrote a file. */
    static String release(Path file) {
        return file.getName(file.getNameCount() - 3).toString();
    }

    /** Whether a release's code for a target is known to do otherwise than its module says. */
    static boolean mayDiffer(CorpusCase item, String release, String target) {
        return item.differing().containsKey("aot-" + release)
                || (target.equals("x86_64")
                        && OTHERWISE.getOrDefault(release, Map.of()).containsKey(item.label()));
    }

    /** The module's name: what comes before the first dot. */
    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }
}
