package dev.abigate.diff.rule;

import static dev.abigate.diff.rule.Facts.func;
import static dev.abigate.diff.rule.Facts.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.witness.Witness;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which findings get a witness, with the cases of all rules. */
class FindingWitnessesTest {
    private static final Map<Rule, RuleCasesTest.Case> CASES = cases();

    /** Rules that may have witnesses, whose case has none. */
    private static final Set<Rule> UNPROVED = EnumSet.of(
            // The case has the entry by convention only, without an export.
            Rule.EXPORT_ENTRY_REMOVED,
            Rule.EXPORT_ENTRY_KIND_CHANGED,
            // The case has another name for the version, not another value.
            Rule.EXPORT_ABI_MARKER_CHANGED,
            // The case has another type for the same bits.
            Rule.STRUCT_FIELD_TYPE_CHANGED,
            // What is exported and grows serves every importer of the old one.
            Rule.MEMORY_MIN_INCREASED,
            Rule.MEMORY_MAX_DECREASED,
            Rule.TABLE_MIN_INCREASED,
            Rule.TABLE_MAX_DECREASED,
            // The case has the functions by name only, without imports.
            Rule.WASI_LEVEL_CHANGED);

    private static Map<Rule, RuleCasesTest.Case> cases() {
        var cases = new EnumMap<Rule, RuleCasesTest.Case>(new RuleCasesTest().cases);
        new TypeRuleCasesTest()
                .cases.forEach((rule, of) -> cases.put(
                        rule,
                        new RuleCasesTest.Case(
                                TypeRuleCasesTest.facts(of.before()),
                                TypeRuleCasesTest.facts(of.after()),
                                TypeRuleCasesTest.facts(of.quietBefore()),
                                TypeRuleCasesTest.facts(of.quietAfter()))));
        return cases;
    }

    private static List<Finding> judged(Facts before, Facts after) {
        return Judge.judge(Changes.between(before.snapshot(), after.snapshot()));
    }

    private static List<Finding> proved(Facts before, Facts after) {
        return proved(judged(before, after), before.snapshot(), after.snapshot());
    }

    private static List<Finding> proved(List<Finding> findings, Snapshot before, Snapshot after) {
        return FindingWitnesses.attach(findings, before, after).stream()
                .filter(finding -> finding.witness().isPresent())
                .toList();
    }

    @Test
    void proveTheCasesOfTheRulesThatTheyAreFor() {
        var expected = EnumSet.noneOf(Rule.class);
        var found = EnumSet.noneOf(Rule.class);
        CASES.forEach((rule, of) -> {
            if (FindingWitnesses.mayProve(rule) && rule.severity() != Severity.COMPATIBLE && !UNPROVED.contains(rule)) {
                expected.add(rule);
            }
            if (proved(of.before(), of.after()).stream().anyMatch(finding -> finding.rule() == rule)) {
                found.add(rule);
            }
        });
        assertEquals(expected, found);
    }

    @Test
    void proveNothingThatIsCompatible() {
        CASES.values().stream()
                .flatMap(of -> Stream.of(
                        proved(of.before(), of.after()),
                        proved(of.after(), of.before()),
                        proved(of.quietBefore(), of.quietAfter())))
                .flatMap(List::stream)
                .forEach(finding -> {
                    assertTrue(FindingWitnesses.mayProve(finding.rule()), finding::toString);
                    assertTrue(finding.severity() != Severity.COMPATIBLE, finding::toString);
                });
    }

    @Test
    void proveNothingOfBuildsThatDoNotDiffer() {
        CASES.values().forEach(of -> {
            List<Finding> findings = judged(of.before(), of.after());
            Snapshot before = of.before().snapshot();
            Snapshot after = of.after().snapshot();
            assertEquals(List.of(), proved(findings, before, before));
            assertEquals(List.of(), proved(findings, after, after));
        });
    }

    @Test
    void proveNothingOfABuildThatNoLinkerTakes() {
        Facts before = new Facts().export("f", plain());
        assertEquals(1, proved(before, new Facts()).size());
        assertEquals(List.of(), proved(before, new Facts().invalid("type mismatch")));
    }

    @Test
    void areForTheFirstOfEachRule() {
        var before = new Facts();
        for (int i = 0; i < 2 * FindingWitnesses.MOST_ALIKE; i++) {
            before.export("f" + i, plain()).export("g" + i, func("i32"));
        }
        var after = new Facts();
        for (int i = 0; i < FindingWitnesses.MOST_ALIKE; i++) {
            after.export("g" + i, func("i64"));
        }
        List<Finding> proved = proved(before, after);
        assertEquals(2L * FindingWitnesses.MOST_ALIKE, proved.size());
        assertEquals(
                FindingWitnesses.MOST_ALIKE,
                proved.stream()
                        .filter(finding -> finding.rule() == Rule.EXPORT_FUNCTION_REMOVED)
                        .count());
    }

    @Test
    void sayWhatAHostWithManyFunctionsLacks() {
        var before = new Facts();
        for (int i = 0; i < 100; i++) {
            before.imported("env", "f" + i, plain());
        }
        var after = new Facts().imported("env", "g", plain());
        Witness witness = proved(before, after).getFirst().witness().orElseThrow();
        assertEquals("""
                (module
                  ;; the 100 things that the old build imports from "env"; "g" is none of them
                )""", witness.text());
        assertEquals("import env.g: unknown import, expected func () -> ()", witness.after());
    }
}
