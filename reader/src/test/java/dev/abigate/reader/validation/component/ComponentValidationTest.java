package dev.abigate.reader.validation.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.component.ComponentReader;
import dev.abigate.reader.corpus.ComponentSuite;
import dev.abigate.reader.corpus.ComponentSuite.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentValidationTest {
    /** What the validator does not look at, as its description says: sizes, core memories, names of resources. */
    private static final Set<String> LEFT_OUT = Set.of(
            "validation/annotated-names:176",
            "validation/core-modules:51",
            "validation/max-value-size:25",
            "validation/max-value-size:31",
            "validation/max-value-size:37",
            "validation/max-value-size:43",
            "validation/max-value-size:48",
            "validation/max-value-size:57",
            "validation/max-value-size:63",
            "validation/outer-alias:81",
            "validation/outer-alias:89");

    @Test
    void acceptsEveryValidComponent() {
        List<ComponentSuite.Case> valid = ComponentSuite.cases(Verdict.VALID);
        var refused = new ArrayList<String>();
        for (ComponentSuite.Case c : valid) {
            try {
                ComponentValidator.validate(ComponentReader.read(c.bytes()), FeatureSet.ALL);
            } catch (RuntimeException e) {
                refused.add(c + ": " + e);
            }
        }
        System.out.printf("valid components: %d accepted of %d%n", valid.size() - refused.size(), valid.size());
        assertEquals(List.of(), refused);
    }

    @Test
    void refusesInvalidComponentsButForWhatItLeavesOut() {
        List<ComponentSuite.Case> invalid = ComponentSuite.cases(Verdict.INVALID);
        List<String> accepted = invalid.stream()
                .filter(c -> isAccepted(c.bytes()))
                .map(ComponentSuite.Case::place)
                .toList();
        System.out.printf("invalid components: %d refused of %d%n", invalid.size() - accepted.size(), invalid.size());
        assertEquals(LEFT_OUT, Set.copyOf(accepted));
    }

    private static boolean isAccepted(ByteString file) {
        try {
            ComponentValidator.validate(ComponentReader.read(file), FeatureSet.ALL);
            return true;
        } catch (InvalidModuleException | MalformedBinaryException _) {
            return false;
        }
    }
}
