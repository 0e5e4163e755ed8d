package dev.abigate.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.reader.corpus.Conformance;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Specialization;
import dev.abigate.runtime.instance.VectorApi;
import dev.abigate.writer.wasm.TextModuleEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every assertion of the specification's test suite, on every engine. */
class ConformanceTest {
    /** Engines validate the instructions of this proposal, but do not execute them. */
    private static final String NOT_EXECUTED = "custom-descriptors";

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyAssertionHolds(Tier tier) {
        int passed = run(tier, tier.name(), ExecutionOptions.DEFAULT.withVectorApi(VectorApi.NEVER), "");
        assertTrue(passed > 50_000, "the suite has more assertions: " + passed);
    }

    @Test
    void everyAssertionOnVectorsHoldsOverTheVectorApi() {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "needs the module of the Vector API");
        int passed = run(
                Tier.JIT, "JIT over the Vector API", ExecutionOptions.DEFAULT.withVectorApi(VectorApi.ALWAYS), "simd");
        assertTrue(passed > 21_000, "the suite has more assertions: " + passed);
    }

    @Test
    void everyAssertionHoldsWhereEachInstanceHasItsOwnCode() {
        ExecutionOptions options =
                ExecutionOptions.DEFAULT.withVectorApi(VectorApi.NEVER).withSpecialization(Specialization.ALWAYS);
        int passed = run(Tier.JIT, "JIT for one instance", options, "");
        assertTrue(passed > 50_000, "the suite has more assertions: " + passed);
    }

    /** Runs the scripts of the groups with a name that ends so. */
    private static int run(Tier tier, String engineName, ExecutionOptions options, String groups) {
        Map<String, int[]> counts = new TreeMap<>();
        var failures = new ArrayList<String>();
        int passed = 0;
        for (Conformance.NamedScript script : Conformance.scripts()) {
            if (!script.group().endsWith(groups)) {
                continue;
            }
            var engine = new Engine(tier, options, ScriptFeatures.of(script.group()));
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
                "%s on %s: %d passed, %d failed, %d skipped%n", group, engineName, count[0], count[1], count[2]));
        assertEquals(List.of(), failures);
        return passed;
    }
}
