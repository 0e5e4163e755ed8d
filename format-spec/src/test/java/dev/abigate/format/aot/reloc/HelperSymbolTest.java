package dev.abigate.format.aot.reloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.aot.FormatDescription;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HelperSymbolTest {
    /** The release that a row of the description gives to a symbol; rows list names or describe them in a text. */
    private static String described(HelperSymbol helper) {
        for (JsonNode row : FormatDescription.read().get("symbols").get("helpers")) {
            JsonNode names = row.get("names");
            boolean named = names.isArray()
                    ? names.valueStream().anyMatch(name -> name.asString().equals(helper.toString()))
                    : (" " + names.asString() + " ").contains(" " + helper + " ");
            if (named) {
                String since = row.get("since").asString();
                return since.equals("v1") ? "1" : since;
            }
        }
        return "nowhere";
    }

    @Test
    void hasTheReleasesOfTheDescription() {
        for (HelperSymbol helper : HelperSymbol.values()) {
            assertEquals(described(helper), helper.since().name(), helper::toString);
        }
    }

    @Test
    void leavesOutWhatDependsOnTheBuild() {
        JsonNode conditions = FormatDescription.read().get("symbols").get("helper_build_conditions");
        for (String pattern : conditions.propertyNames()) {
            for (String name : pattern.split(" ", -1)) {
                String prefix = name.replace("*", "");
                boolean open = name.endsWith("*");
                for (HelperSymbol helper : HelperSymbol.values()) {
                    String symbol = helper.toString();
                    assertTrue(
                            open ? !symbol.startsWith(prefix) : !symbol.equals(prefix),
                            () -> symbol + " is in " + name);
                }
            }
        }
    }

    @Test
    void findsHelpersByName() {
        assertEquals(Optional.of(HelperSymbol.MEMCPY), HelperSymbol.of("memcpy"));
        assertEquals(Optional.empty(), HelperSymbol.of("aot_memory_init"));
    }
}
