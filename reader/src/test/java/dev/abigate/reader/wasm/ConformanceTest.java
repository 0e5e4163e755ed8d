package dev.abigate.reader.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wast.Command;
import dev.abigate.reader.corpus.Conformance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceTest {
    @Test
    void refusesEveryMalformedModule() {
        List<Conformance.Case> malformed = Conformance.cases(
                c -> c.isRefused(Command.Refusal.MALFORMED) && !c.group().equals("custom-descriptors"));
        var accepted = new ArrayList<Conformance.Case>();
        int sameWords = 0;
        for (Conformance.Case c : malformed) {
            try {
                WasmChecker.checkBodies(WasmReader.read(c.bytes()));
                accepted.add(c);
            } catch (MalformedBinaryException e) {
                if (c.message().startsWith(e.flaw().text())) {
                    sameWords++;
                }
            }
        }
        System.out.printf(
                "malformed binary modules: %d refused of %d, %d of them in the suite's words%n",
                malformed.size() - accepted.size(), malformed.size(), sameWords);
        assertTrue(malformed.size() > 800, "the suite has more malformed binary modules: " + malformed.size());
        assertEquals(List.of(), accepted);
    }

    @Test
    void acceptsEveryValidModule() {
        List<Conformance.Case> valid = Conformance.cases(Conformance.Case::isValid);
        var refused = new ArrayList<String>();
        for (Conformance.Case c : valid) {
            try {
                WasmModule module = WasmReader.read(c.bytes());
                WasmChecker.checkBodies(module);
                WasmChecker.checkSurface(module);
            } catch (RuntimeException e) {
                refused.add(c + ": " + e);
            }
        }
        System.out.printf("valid modules: %d accepted of %d%n", valid.size() - refused.size(), valid.size());
        assertTrue(valid.size() > 2_000, "the suite has more valid modules: " + valid.size());
        assertEquals(List.of(), refused);
    }

    @Test
    void readsEveryModuleThatIsMerelyInvalid() {
        List<Conformance.Case> invalid = Conformance.cases(c -> c.isRefused(Command.Refusal.INVALID));
        var refused = new ArrayList<String>();
        for (Conformance.Case c : invalid) {
            try {
                WasmChecker.checkBodies(WasmReader.read(c.bytes()));
            } catch (MalformedBinaryException e) {
                // An index beyond 2^31 is merely invalid to the specification; this reader's limit comes first.
                if (e.flaw() != Flaw.INDEX_TOO_LARGE) {
                    refused.add(c + ": " + e);
                }
            }
        }
        System.out.printf("invalid modules: %d read of %d%n", invalid.size() - refused.size(), invalid.size());
        assertEquals(List.of(), refused);
    }
}
