package dev.abigate.reader.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.Flaw;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wast.Command;
import dev.abigate.reader.corpus.Conformance;
import dev.abigate.reader.wasm.WasmReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValidationConformanceTest {
    /** All modules of the suite may be linked with each other. */
    private final CanonicalTypes types = new CanonicalTypes();

    private void validate(Conformance.Case c) {
        ModuleValidator.validate(WasmReader.read(c.bytes()), features(c), types);
    }

    private static FeatureSet features(Conformance.Case c) {
        return switch (c.group()) {
            // Allows casts that version 3.0 does not.
            case "custom-descriptors" -> FeatureSet.ALL;
            // Knows one memory and one table.
            case "threads" -> FeatureSet.parse("wasm1,+bulk-memory,+threads");
            default -> FeatureSet.parse("all,-custom-descriptors");
        };
    }

    @Test
    void refusesEveryInvalidModule() {
        var counts = new TreeMap<String, Integer>();
        var accepted = new ArrayList<String>();
        int sameWords = 0;
        List<Conformance.Case> invalid = Conformance.cases(c -> c.isRefused(Command.Refusal.INVALID));
        for (Conformance.Case c : invalid) {
            counts.merge(c.group(), 1, Integer::sum);
            try {
                validate(c);
                accepted.add(c.toString());
            } catch (InvalidModuleException e) {
                if (e.reason().startsWith(c.message())) {
                    sameWords++;
                }
            } catch (MalformedBinaryException e) {
                // An index beyond 2^31 is merely invalid to the specification; the reader's limit comes first.
                if (e.flaw() != Flaw.INDEX_TOO_LARGE) {
                    accepted.add(c + ": malformed: " + e);
                }
            }
        }
        System.out.printf(
                "invalid modules: %d refused of %d, %d of them in the suite's words; by group %s%n",
                invalid.size() - accepted.size(), invalid.size(), sameWords, counts);
        assertTrue(invalid.size() > 2_500, "the suite has more invalid modules: " + invalid.size());
        assertEquals(List.of(), accepted);
    }

    @Test
    void acceptsEveryValidModule() {
        var counts = new TreeMap<String, Integer>();
        var refused = new ArrayList<String>();
        List<Conformance.Case> valid = Conformance.cases(Conformance.Case::isValid);
        for (Conformance.Case c : valid) {
            counts.merge(c.group(), 1, Integer::sum);
            try {
                validate(c);
            } catch (RuntimeException e) {
                refused.add(c + ": " + e);
            }
        }
        System.out.printf(
                "valid modules: %d accepted of %d; by group %s%n", valid.size() - refused.size(), valid.size(), counts);
        assertTrue(valid.size() > 2_000, "the suite has more valid modules: " + valid.size());
        assertEquals(List.of(), refused);
    }
}
