package dev.abigate.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.reader.corpus.Conformance;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.writer.wasm.TextModuleEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every assertion of the specification's test suite, on every engine. */
class ConformanceTest {
    /** Engines validate the instructions of this proposal, but do not execute them. */
    private static final String NOT_EXECUTED = "custom-descriptors";

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyAssertionHolds(Tier tier) {
        Map<String, int[]> counts = new TreeMap<>();
        var failures = new ArrayList<String>();
        int passed = 0;
        for (Conformance.NamedScript script : Conformance.scripts()) {
            var engine = new Engine(tier, ExecutionOptions.DEFAULT, ScriptFeatures.of(script.group()));
            ScriptResult result = new ScriptRunner(engine, TextModuleEncoder::encode).run(script.script());
            int[] group = counts.computeIfAbsent(script.group(), _ -> new int[3]);
            group[0] += result.passed();
            group[1] += result.failed();
            group[2] += result.skipped();
            passed += result.passed();
            if (!script.group().equals(NOT_EXECUTED)) {
                result.failures().forEach(failure -> failures.add(script + ": " + failure));
            }
        }
        counts.forEach((group, count) -> System.out.printf(
                "%s on %s: %d passed, %d failed, %d skipped%n", group, tier, count[0], count[1], count[2]));
        assertEquals(List.of(), failures);
        assertTrue(passed > 50_000, "the suite has more assertions: " + passed);
    }
}
