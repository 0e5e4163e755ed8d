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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RuleCatalogueTest {
    /** Rules that the proposed catalogue does not have, each because it has none for what has to be said. */
    private static final Set<Rule> OWN = Set.of(Rule.COVERAGE_LAYER_NOT_COMPARED, Rule.DATA_CONTENT_CHANGED);

    /** Rules of which the proposal gives one severity for several ids, the first only, or another rule's. */
    private static final Set<Rule> TOLD_IN_TEXT = Set.of(
            Rule.IMPORT_TABLE_REMOVED,
            Rule.IMPORT_GLOBAL_REMOVED,
            Rule.IMPORT_TAG_REMOVED,
            Rule.DYLINK_NEEDED_REMOVED,
            Rule.DYLINK_MEM_INFO_CHANGED,
            Rule.DYLINK_EXPORT_INFO_CHANGED,
            Rule.DYLINK_IMPORT_INFO_CHANGED,
            Rule.TABLE_MIN_INCREASED,
            Rule.TABLE_MIN_DECREASED,
            Rule.TABLE_MAX_INCREASED,
            Rule.TABLE_MAX_DECREASED);

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
