package dev.abigate.reader.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.MalformedTextException;
import dev.abigate.format.wast.Command;
import dev.abigate.format.wast.ModuleSource;
import dev.abigate.reader.corpus.Conformance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextConformanceTest {
    private static boolean isText(Conformance.Case c) {
        return c.source() instanceof ModuleSource.Quote;
    }

    private static void read(Conformance.Case c) {
        if (c.source() instanceof ModuleSource.Quote quote) {
            WatReader.read(quote.text());
        }
    }

    /**
     * Three texts of the threads proposal, whose {@code memory.wast} is older than 64-bit memories, on which the suites
     * contradict each other: its lines 83, 87 and 91 want {@code (memory 0x1_0000_0000)}, the same size twice, and
     * {@code (memory 0 0x1_0000_0000)} to be malformed; in lines 77, 81 and 85 of the {@code memory.wast} of version 3.0
     * the same three are well-formed and only invalid.
     */
    private static boolean isOutdated(Conformance.Case c) {
        return c.group().equals("threads")
                && c.script().equals("memory")
                && Set.of(83, 87, 91).contains(c.line());
    }

    @Test
    void refusesEveryMalformedText() {
        List<Conformance.Case> malformed = Conformance.modules(c -> isText(c)
                && !isOutdated(c)
                && (c.isRefused(Command.Refusal.MALFORMED) || c.isRefused(Command.Refusal.MALFORMED_CUSTOM)));
        var accepted = new ArrayList<Conformance.Case>();
        var defects = new ArrayList<String>();
        int sameWords = 0;
        for (Conformance.Case c : malformed) {
            try {
                read(c);
                accepted.add(c);
            } catch (MalformedTextException e) {
                if (c.message().contains(e.flaw().text())) {
                    sameWords++;
                }
            } catch (RuntimeException e) {
                defects.add(c + ": " + e);
            }
        }
        System.out.printf(
                "malformed texts: %d refused of %d, %d of them in the suite's words%n",
                malformed.size() - accepted.size(), malformed.size(), sameWords);
        assertEquals(List.of(), defects);
        assertEquals(List.of(), accepted);
        assertTrue(malformed.size() > 1_150, "the suite has more malformed texts: " + malformed.size());
    }

    @Test
    void acceptsEveryOtherText() {
        List<Conformance.Case> wellFormed =
                Conformance.modules(c -> isText(c) && (c.isValid() || c.isRefused(Command.Refusal.INVALID)));
        var refused = new ArrayList<String>();
        for (Conformance.Case c : wellFormed) {
            try {
                read(c);
            } catch (RuntimeException e) {
                refused.add(c + ": " + e);
            }
        }
        System.out.printf(
                "well-formed texts: %d accepted of %d%n", wellFormed.size() - refused.size(), wellFormed.size());
        assertEquals(List.of(), refused);
        assertTrue(wellFormed.size() >= 15, "the suite has more well-formed texts: " + wellFormed.size());
    }
}
