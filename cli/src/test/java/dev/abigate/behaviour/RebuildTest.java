package dev.abigate.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.Search;
import dev.abigate.runtime.replay.search.SearchedExports;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds of one source behave alike, however they were optimized and wherever their data is. {@code -Dabigate.search=SECONDS}
 * searches each pair that long by the clock, {@code -Dabigate.search.pairs=machine:moved,text:clang16} those in that order.
 */
class RebuildTest {
    private static final int SECONDS = Integer.getInteger("abigate.search", 0);
    private static final String ASKED = System.getProperty("abigate.search.pairs", "");
    private static final int FEW_INPUTS = 1000;
    private static final int RECORDINGS = 20;

    private static final Tier TIER = SECONDS > 0 ? Tier.AUTO : Tier.INTERPRETER;

    @SuppressWarnings("unused")
    private static final List<String> PROGRAMS = Program.NAMES;

    @SuppressWarnings("unused")
    private static final List<String> DEBUGGED = Program.DEBUGGED;

    private static final String BUILD = "O2";
    private static final List<String> OTHERS = List.of("O0", "moved", "clang16", "Oz");

    private static Stream<Arguments> pairs() {
        if (!ASKED.isEmpty()) {
            return Arrays.stream(ASKED.split(",", -1)).map(pair -> Arguments.of((Object[]) pair.split(":", -1)));
        }
        return OTHERS.stream().flatMap(other -> PROGRAMS.stream().map(name -> Arguments.of(name, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void rebuildsHaveNoDifference(String name, String other) throws IOException {
        requireNoDifference(Program.of(name), BUILD, other);
    }

    @ParameterizedTest
    @FieldSource("DEBUGGED")
    void debugInformationAloneShowsNoDifference(String name) throws IOException {
        requireNoDifference(Program.ofDebugInformation(name), "debug-O0", "debug-O2");
    }

    private static void requireNoDifference(Program program, String build, String other) throws IOException {
        WasmModule old = program.module(build);
        WasmModule now = program.module(other);
        var search = new Search(
                ReplayLevel.B, Program.build(old, TIER), Program.build(now, TIER), program.exports(old, now), 7);
        var time = new ActiveTime();
        Duration most = Duration.ofSeconds(SECONDS);
        SearchResult result = search.run(
                List.of(),
                _ -> {},
                soFar -> SECONDS > 0 ? time.byTheClock().compareTo(most) < 0 : soFar.sequences() < FEW_INPUTS);
        if (SECONDS > 0) {
            System.out.printf(
                    "%s %s : %s, %d s (%d s of a processor): %,d inputs, %,d at a limit, %d and %d %% of the branches, %s%n",
                    program.name(),
                    build,
                    other,
                    SECONDS,
                    time.ofProcessor().toSeconds(),
                    result.sequences(),
                    result.poisoned(),
                    result.oldCoverage().orElseThrow().percent(),
                    result.newCoverage().orElseThrow().percent(),
                    result.counterExample().map(Object::toString).orElse("no difference"));
        }
        assertEquals(program.schemas().keySet(), Set.copyOf(result.searched()));
        assertEquals(Optional.empty(), result.counterExample());
    }

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void recordedCallsReplayEqual(String name) throws IOException {
        Program program = Program.of(name);
        WasmModule old = program.module(BUILD);
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
