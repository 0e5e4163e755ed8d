package dev.abigate.runtime.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.wasm.ModuleFeatures;
import dev.abigate.reader.wasm.WasmChecker;
import dev.abigate.runtime.Tier;
import dev.abigate.writer.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random modules do the same on every engine. By default there are few; {@code -Dabigate.seeds=first-last} tests those of a
 * range of seeds, the last not included.
 */
class DifferentialTest {
    private static final String SEEDS = "abigate.seeds";
    private static final String WARM = "abigate.warm";
    private static final int MANY_ROUNDS = 10_000;

    /** Seeds of the modules that every build makes, none of which it runs on all engines. */
    private static final int GENERATED = 300;

    private static final int REPORTED = 5;

    /** Seeds after each of which a long run tells how far it is. */
    private static final int PROGRESS = 5_000;

    @Test
    void enginesAgree() {
        long[] range = range(SEEDS, "0-60");
        var reports = new ArrayList<String>();
        int differing = 0;
        for (long seed = range[0]; seed < range[1]; seed++) {
            var difference = Difference.of(RandomModule.of(seed, Dialect.FULL));
            if (difference.isPresent()) {
                differing++;
                if (reports.size() < REPORTED) {
                    reports.add(difference.get().report());
                }
            }
            if ((seed + 1) % PROGRESS == 0) {
                System.out.printf("%d seeds, %d differ%n", seed + 1 - range[0], differing);
            }
        }
        System.out.printf(
                "seeds %d to %d: %d modules, %d on which engines differ%n",
                range[0], range[1] - 1, range[1] - range[0], differing);
        assertTrue(reports.isEmpty(), () -> String.join("\n\n", reports));
    }

    /** Each function is called so often that HotSpot's optimising compiler has had all of it; {@code -Dabigate.warm=first-last}. */
    @Test
    void enginesAgreeInTheLongRun() {
        long[] range = range(WARM, "0-2");
        var differing = new ArrayList<String>();
        for (long seed = range[0]; seed < range[1]; seed++) {
            RandomModule module = RandomModule.of(seed, Dialect.FULL);
            var plan = Execution.Plan.of(module).withRounds(MANY_ROUNDS);
            List<String> expected = Execution.run(module, plan, module.module(), Tier.INTERPRETER)
                    .events();
            List<String> found =
                    Execution.run(module, plan, module.module(), Tier.JIT).events();
            if (!found.equals(expected)) {
                int first = 0;
                while (first < Math.min(found.size(), expected.size())
                        && found.get(first).equals(expected.get(first))) {
                    first++;
                }
                differing.add("seed %d, event %d".formatted(seed, first));
            }
        }
        System.out.printf(
                "seeds %d to %d: each function called %,d times, %d modules on which engines differ%n",
                range[0], range[1] - 1, MANY_ROUNDS, differing.size());
        assertEquals(List.of(), differing);
    }

    private static long[] range(String property, String preset) {
        String[] seeds = System.getProperty(property, preset).split("-", -1);
        return Stream.of(seeds).mapToLong(Long::parseLong).toArray();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aModuleIsValid(Dialect dialect) {
        for (long seed = 0; seed < GENERATED; seed++) {
            ModuleValidator.validate(RandomModule.of(seed, dialect).module(), FeatureSet.ALL, new CanonicalTypes());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyFeatureIsGenerated(Dialect dialect) {
        Set<Feature> used = EnumSet.of(Feature.MVP);
        for (long seed = 0; seed < GENERATED; seed++) {
            var module = RandomModule.of(seed, dialect).module();
            used.addAll(ModuleFeatures.of(module, WasmChecker.checkBodies(module)));
        }
        assertEquals(dialect.features(), used);
    }

    @Test
    void aSeedIsAlwaysTheSameModule() {
        for (long seed = 0; seed < 3; seed++) {
            assertEquals(
                    WasmWriter.write(RandomModule.of(seed, Dialect.FULL).module()),
                    WasmWriter.write(RandomModule.of(seed, Dialect.FULL).module()));
        }
    }

    @Test
    void everyInstructionIsGenerated() {
        Map<Opcode, Integer> counts = new EnumMap<>(Opcode.class);
        for (long seed = 0; seed < GENERATED; seed++) {
            RandomModule.of(seed, Dialect.FULL).code().stream()
                    .flatMap(code -> code.instructions().stream())
                    .map(Instruction::op)
                    .forEach(op -> counts.merge(op, 1, Integer::sum));
        }
        List<Opcode> missing = Stream.of(Opcode.values())
                .filter(op -> op.feature() != Feature.CUSTOM_DESCRIPTORS)
                .filter(op -> !counts.containsKey(op))
                .toList();
        var rarest = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(10)
                .toList();
        System.out.printf(
                "%d modules: %d different instructions of %d, the rarest %s%n",
                GENERATED, counts.size(), Opcode.values().length, rarest);
        assertEquals(List.of(), missing);
    }
}
