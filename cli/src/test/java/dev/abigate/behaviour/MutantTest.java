package dev.abigate.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.replay.search.Build;
import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.Search;
import dev.abigate.runtime.replay.search.SearchedExports;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A search finds what a changed instruction changes, as long as a test that knows the program sees it at all. {@code
 * -Dabigate.mutants=N} takes N such mutants of each program, gives each a minute of processor time, and prints what came of
 * them. Without it there are few, and each gets a number of inputs, so that the test does the same on every machine. {@code
 * -Dabigate.mutants.seed=N} takes others than those that the search was changed for.
 */
class MutantTest {
    private static final int FEW = 2;
    private static final int FEW_INPUTS = 20_000;
    private static final int ASKED = Integer.getInteger("abigate.mutants", 0);
    private static final int MUTANTS = ASKED > 0 ? ASKED : FEW;

    /** The order that begins with the mutants that the search was changed for, and more of them than there were. */
    private static final long KNOWN_SEED = 1;

    private static final int KNOWN = 100;
    private static final long SEED = Long.getLong("abigate.mutants.seed", KNOWN_SEED);

    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int REFERENCE_INPUTS = ASKED > 0 ? 5000 : 200;

    /** For a few inputs the interpreter is faster, which is as warm for the next mutant as it was for the last. */
    private static final Tier TIER = ASKED > 0 ? Tier.AUTO : Tier.INTERPRETER;

    private static final double SHARE = 0.9;

    @SuppressWarnings("unused")
    private static final List<String> PROGRAMS = Program.NAMES;

    @SuppressWarnings("unused")
    private static final List<String> DEBUGGED = Program.DEBUGGED;

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void mutantsAreFound(String name) throws IOException {
        requireFound(Program.of(name), "O2");
    }

    @ParameterizedTest
    @FieldSource("DEBUGGED")
    void mutantsAreFoundByDebugInformationAlone(String name) throws IOException {
        requireFound(Program.ofDebugInformation(name), "debug-O2");
    }

    private static void requireFound(Program program, String variant) throws IOException {
        String name = program.name();
        WasmModule original = program.module(variant);
        SearchedExports exports = program.exports(original, original);
        List<CallSequence> reference = ReferenceInputs.of(name, exports, REFERENCE_INPUTS);
        Build old = Program.build(original, TIER);
        List<Mutant> mutants = mutants(original);
        int invalid = 0;
        int unseen = 0;
        int endless = 0;
        int found = 0;
        int real = 0;
        long inputs = 0;
        for (Mutant mutant : mutants) {
            if (real == MUTANTS) {
                break;
            }
            Build now;
            try {
                now = Program.build(mutant.module(), TIER);
            } catch (InvalidModuleException _) {
                invalid++;
                continue;
            }
            SearchResult seen = new Search(ReplayLevel.B, old, now, exports, 0).run(reference, _ -> {}, _ -> false);
            if (seen.counterExample().isEmpty()) {
                unseen++;
                endless += seen.poisoned() > 0 ? 1 : 0;
                continue;
            }
            real++;
            var search = new Search(ReplayLevel.B, old, now, exports, real);
            // Of the processor: a busy machine is no reason to survive.
            var time = new ActiveTime();
            SearchResult result = search.run(
                    List.of(),
                    _ -> {},
                    soFar -> ASKED > 0 ? time.ofProcessor().compareTo(TIME) < 0 : soFar.sequences() < FEW_INPUTS);
            inputs += result.sequences();
            if (search.counterExample().isPresent()) {
                found++;
                assertEquals(
                        Outcome.DIFFERENT,
                        program.replay(
                                        search.counterExample().get(),
                                        Program.load(original),
                                        Program.load(mutant.module()))
                                .outcome(),
                        mutant.change() + " by " + result.counterExample());
            } else {
                System.out.printf(
                        "%s: survives %d inputs: %s; seen by %s%n",
                        name,
                        result.sequences(),
                        mutant.change(),
                        seen.counterExample().orElseThrow().calls());
            }
        }
        if (ASKED > 0) {
            System.out.printf(
                    "%s: %d of %d found, with %d inputs; %d others do not validate, %d behave alike (%d of them with"
                            + " inputs that end at a limit)%n",
                    name, found, real, inputs, invalid, unseen, endless);
        }
        assertTrue(found >= (ASKED > 0 ? SHARE * real : 1), "%d of %d found".formatted(found, real));
    }

    private static List<Mutant> mutants(WasmModule original) {
        var mutants = new ArrayList<>(Mutant.all(original));
        Collections.shuffle(mutants, new Random(KNOWN_SEED));
        if (SEED == KNOWN_SEED) {
            return mutants;
        }
        var others = new ArrayList<>(mutants.subList(KNOWN, mutants.size()));
        Collections.shuffle(others, new Random(SEED));
        return others;
    }
}
