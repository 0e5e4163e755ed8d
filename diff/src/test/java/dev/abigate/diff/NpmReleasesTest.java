package dev.abigate.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Consecutive releases of packages of the npm registry, built by wasm-bindgen, Emscripten and for WASI: what breaks among
 * them is what their authors changed, and nothing that a tool chain made. The Maven profile {@code npm} fetches them.
 */
class NpmReleasesTest {
    private static final Path LISTED = Path.of("src/test/npm/releases");
    private static final Path FETCHED = Path.of("target/npm");

    /** All breaking findings there are, by the release that breaks. */
    private static final Map<String, List<String>> BREAKS = Map.of(
            "loro-crdt 1.16.4 bundler/loro_wasm_bg.wasm",
            List.of("export-function-type-changed export:lorodoc_applyDiff"),
            "loro-crdt 1.17.1 bundler/loro_wasm_bg.wasm",
            List.of("export-function-type-changed export:lorodoc_version"),
            "sql.js 1.16.0 dist/sql-wasm-debug.wasm",
            List.of("import-function-added import:env.warnLegacyFunction"));

    private record Release(String name, String version, String module) {
        static Release parse(String line) {
            String[] words = line.split(" ", -1);
            return new Release(words[0], words[1], words[2]);
        }

        Path file() {
            return FETCHED.resolve(name).resolve(version).resolve(module);
        }

        @Override
        public String toString() {
            return name + " " + version + " " + module;
        }
    }

    @TestFactory
    Stream<DynamicTest> breakNothingThatNobodyMeant() throws IOException {
        Map<String, List<Release>> series = Files.readAllLines(LISTED).stream()
                .map(Release::parse)
                .collect(Collectors.groupingBy(
                        release -> release.name() + " " + release.module(), LinkedHashMap::new, Collectors.toList()));
        var tests = new ArrayList<DynamicTest>();
        for (List<Release> releases : series.values()) {
            for (int i = 1; i < releases.size(); i++) {
                Release before = releases.get(i - 1);
                Release after = releases.get(i);
                tests.add(DynamicTest.dynamicTest(after.toString(), () -> check(before, after)));
            }
        }
        assertFalse(tests.isEmpty());
        return tests.stream();
    }

    private static void check(Release before, Release after) throws IOException {
        for (Release release : List.of(before, after)) {
            assumeTrue(Files.exists(release.file()), () -> release + " was not fetched: build with -Pnpm");
        }
        List<Finding> findings = Comparison.of(side(before), side(after)).findings();
        List<Finding> open =
                findings.stream().filter(finding -> finding.noise().isEmpty()).toList();
        System.out.println(after + ": "
                + counts(open, finding -> finding.severity().id()) + "; folded: "
                + counts(findings, finding -> finding.noise().map(Noise::id).orElse("")));
        assertEquals(
                BREAKS.getOrDefault(after.toString(), List.of()),
                open.stream()
                        .filter(finding -> finding.severity() == Severity.BREAKING)
                        .map(finding -> finding.rule().id() + " " + finding.subject())
                        .toList());
    }

    /** How many findings have each word; those without are left out. */
    private static String counts(List<Finding> findings, Function<Finding, String> word) {
        return findings.stream()
                .map(word)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Side side(Release release) throws IOException {
        ByteString bytes = ByteString.wrap(Files.readAllBytes(release.file()));
        return new Side(release.toString(), "", bytes.length(), "wasm", Snapshots.of(Readers.read(bytes)), List.of());
    }
}
