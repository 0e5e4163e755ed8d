package dev.abigate.diff.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.corpus.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RuleCatalogueTest {
    /** Rules that the proposed catalogue does not have, each because it has none for what has to be said. */
    private static final Set<Rule> OWN = Set.of(
            Rule.BEHAVIOUR_NOT_COMPARED,
            Rule.COVERAGE_LAYER_NOT_COMPARED,
            Rule.DATA_CONTENT_CHANGED,
            Rule.TYPE_DEFINITIONS_CONFLICT);

    /** Rules of which the proposal gives one severity for several ids, the first only, or another rule's. */
    private static final Set<Rule> TOLD_IN_TEXT = Set.of(
            Rule.AOT_MEMORY_LAYOUT_CHANGED,
            Rule.ANONYMOUS_TYPE_CHANGED,
            Rule.CLASS_COPYABILITY_CHANGED,
            Rule.IMPORT_TABLE_REMOVED,
            Rule.IMPORT_GLOBAL_REMOVED,
            Rule.IMPORT_TAG_REMOVED,
            Rule.COMPONENT_NESTED_MODULE_CHANGED,
            Rule.DYLINK_NEEDED_REMOVED,
            Rule.DYLINK_MEM_INFO_CHANGED,
            Rule.DYLINK_EXPORT_INFO_CHANGED,
            Rule.DYLINK_IMPORT_INFO_CHANGED,
            Rule.TABLE_MIN_INCREASED,
            Rule.TABLE_MIN_DECREASED,
            Rule.TABLE_MAX_INCREASED,
            Rule.TABLE_MAX_DECREASED);

    /**
     * Ids that are no findings of their own, with the reason. {@code aot-import-export-changed} stands for the recursion
     * into an AOT file's tables of imports and exports, whose findings have the ids of imports and exports. Compilers do not
     * write into debug information whether a function is declared inline, and a linked module has no weak symbols that would
     * tell; what {@code function-inline-changed} would warn of, an export that comes or goes, has rules of its own.
     */
    private static final Set<String> TOLD_BY_OTHERS = Set.of("aot-import-export-changed", "function-inline-changed");

    /** What of the proposal is still to be built, by the subject. A group that is empty has to go from here. */
    private enum Unbuilt {
        BEHAVIOUR("behaviour-.*");

        private final Pattern ids;

        Unbuilt(String ids) {
            this.ids = Pattern.compile(ids);
        }
    }

    @Test
    void lacksOnlyWhatIsNotBuiltYet() throws IOException {
        var missing = new TreeSet<String>();
        JsonMapper.shared()
                .readTree(Files.readString(SharedFiles.at("spec/abi-rules.json")))
                .forEach(row -> missing.add(row.get("id").stringValue()));
        for (Rule rule : Rule.values()) {
            missing.remove(rule.id());
        }
        assertTrue(missing.containsAll(TOLD_BY_OTHERS));
        missing.removeAll(TOLD_BY_OTHERS);
        for (Unbuilt group : Unbuilt.values()) {
            List<String> ids =
                    missing.stream().filter(group.ids.asMatchPredicate()).toList();
            assertFalse(ids.isEmpty(), group + " is built");
            ids.forEach(missing::remove);
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @EnumSource
    void explainsEachRuleOnAPageOfItsOwn(Rule rule) {
        RulePage english = RulePage.of(rule, Language.ENGLISH);
        assertEquals(List.of("What changed", "What breaks, and for whom", "What to do", "Example"), english.headings());
        assertEquals(
                rule.summary(),
                Character.toLowerCase(english.summary().charAt(0))
                        + english.summary().substring(1));
        RulePage chinese = RulePage.of(rule, Language.CHINESE);
        assertEquals(List.of("变了什么", "破坏什么，影响谁", "怎么办", "例子"), chinese.headings());
        for (RulePage page : List.of(english, chinese)) {
            assertTrue(page.text().startsWith("# " + rule.id() + "\n"));
            assertTrue(page.text().contains("**" + rule.severity().id() + "**"));
            assertFalse(page.whatBreaks().isEmpty());
            assertFalse(page.whatToDo().isEmpty());
        }
        assertEquals(Optional.of(rule), Rule.of(rule.id()));
        assertFalse(rule.audiences().isEmpty());
        assertEquals(rule.direction() == Direction.NEITHER, rule.questions().isEmpty());
    }

    @Test
    void agreesWithTheProposedCatalogueOnIdsAndSeverities() throws IOException {
        JsonNode proposal = JsonMapper.shared().readTree(Files.readString(SharedFiles.at("spec/abi-rules.json")));
        Map<String, String> severities = new HashMap<>();
        proposal.forEach(row ->
                severities.put(row.get("id").stringValue(), row.get("severity").stringValue()));
        for (Rule rule : Rule.values()) {
            assertEquals(!OWN.contains(rule), severities.containsKey(rule.id()), rule.id());
            if (!OWN.contains(rule) && !TOLD_IN_TEXT.contains(rule)) {
                assertEquals(severities.get(rule.id()), rule.severity().id(), rule.id());
            }
        }
    }
}
