package dev.abigate.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.Search;
import dev.abigate.runtime.replay.search.SearchedExports;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Builds of one source behave alike, however they were optimized and wherever their data is. {@code -Dabigate.search=SECONDS}
 * searches each pair that long.
 */
class RebuildTest {
    private static final int SECONDS = Integer.getInteger("abigate.search", 0);
    private static final int FEW_INPUTS = 1000;
    private static final int RECORDINGS = 20;

    @SuppressWarnings("unused")
    private static final List<String> PROGRAMS = Program.NAMES;

    private static final List<String> OTHERS = List.of("O2", "Oz", "moved");

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void rebuildsHaveNoDifference(String name) throws IOException {
        Program program = Program.of(name);
        WasmModule old = program.module("O0");
        for (String other : OTHERS) {
            WasmModule now = program.module(other);
            var search =
                    new Search(ReplayLevel.B, Program.build(old), Program.build(now), program.exports(old, now), 7);
            long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            SearchResult result = search.run(
                    List.of(),
                    _ -> {},
                    soFar -> SECONDS > 0 ? System.nanoTime() < end : soFar.sequences() < FEW_INPUTS);
            assertEquals(Optional.empty(), result.counterExample(), other);
            if (SECONDS > 0) {
                System.out.printf(
                        "%s O0/%s: %d inputs, %d at a limit, %s, %s%n",
                        name,
                        other,
                        result.sequences(),
                        result.poisoned(),
                        result.oldCoverage().orElseThrow(),
                        result.newCoverage().orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void recordedCallsReplayEqual(String name) throws IOException {
        Program program = Program.of(name);
        WasmModule old = program.module("O0");
        SearchedExports exports = program.exports(old, old);
        List<CallSequence> inputs = ReferenceInputs.of(name, exports, RECORDINGS);
        ExecutableModule recorded = Program.load(old);
        for (String other : OTHERS) {
            ExecutableModule now = Program.load(program.module(other));
            for (CallSequence calls : inputs) {
                assertEquals(Outcome.EQUAL, program.replay(calls, recorded, now).outcome(), () -> other + ": " + calls);
            }
        }
    }
}
