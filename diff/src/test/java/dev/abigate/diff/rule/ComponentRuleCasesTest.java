package dev.abigate.diff.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.snapshot.ComponentFacts;
import dev.abigate.diff.snapshot.Features;
import dev.abigate.diff.snapshot.WorldItem;
import dev.abigate.diff.snapshot.WorldItem.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For every rule about components a change that it fires on, and a neighbouring one that it leaves alone. */
class ComponentRuleCasesTest {
    static final Set<Rule> RULES = EnumSet.of(
            Rule.COMPONENT_IMPORT_ADDED,
            Rule.COMPONENT_IMPORT_REMOVED,
            Rule.COMPONENT_EXPORT_ADDED,
            Rule.COMPONENT_EXPORT_REMOVED,
            Rule.COMPONENT_FUNCTION_CHANGED,
            Rule.COMPONENT_TYPE_CHANGED,
            Rule.COMPONENT_RESOURCE_CHANGED,
            Rule.COMPONENT_CANON_OPTIONS_CHANGED,
            Rule.COMPONENT_NESTED_MODULE_CHANGED,
            Rule.COMPONENT_BECAME_CORE,
            Rule.CORE_BECAME_COMPONENT);

    private static final String CART = "shop:plugin/cart@1.2.0";
    private static final WorldItem FACE = item("", CART, Kind.INTERFACE, "interface");
    private static final WorldItem OPEN = item(CART, "open", Kind.FUNCTION, "func(name: string)");
    private static final WorldItem WIDER_OPEN = item(CART, "open", Kind.FUNCTION, "func(name: string, flags: u32)");
    private static final WorldItem KIND = item(CART, "kind", Kind.TYPE, "enum { basic }");
    private static final WorldItem WIDER_KIND = item(CART, "kind", Kind.TYPE, "enum { basic, premium }");
    private static final WorldItem BASKET = item(CART, "basket", Kind.RESOURCE, "resource");
    private static final WorldItem ADD = item(CART, "[method]basket.add", Kind.FUNCTION, "func(self: borrow<basket>)");

    private record Case(Facts before, Facts after, Facts quietBefore, Facts quietAfter) {}

    private final Map<Rule, Case> cases = new EnumMap<>(Rule.class);

    ComponentRuleCasesTest() {
        oneWay(Rule.COMPONENT_IMPORT_ADDED, imports(), imports(FACE, OPEN));
        oneWay(Rule.COMPONENT_IMPORT_REMOVED, imports(FACE, OPEN), imports());
        oneWay(Rule.COMPONENT_EXPORT_ADDED, exports(), exports(FACE, OPEN));
        oneWay(Rule.COMPONENT_EXPORT_REMOVED, exports(FACE, OPEN), exports());
        fires(
                Rule.COMPONENT_FUNCTION_CHANGED,
                exports(FACE, OPEN),
                exports(FACE, WIDER_OPEN),
                exports(FACE, KIND),
                exports(FACE, WIDER_KIND));
        fires(
                Rule.COMPONENT_TYPE_CHANGED,
                exports(FACE, KIND),
                exports(FACE, WIDER_KIND),
                exports(FACE, OPEN),
                exports(FACE, WIDER_OPEN));
        oneWay(Rule.COMPONENT_RESOURCE_CHANGED, exports(FACE, BASKET, ADD), exports(FACE, BASKET));
        fires(
                Rule.COMPONENT_CANON_OPTIONS_CHANGED,
                exports(FACE, with(OPEN, "utf8, memory")),
                exports(FACE, with(OPEN, "utf16, memory")),
                exports(FACE, with(OPEN, "utf8, memory")),
                exports(FACE, with(WIDER_OPEN, "utf16, memory")));
        fires(
                Rule.COMPONENT_NESTED_MODULE_CHANGED,
                inside(new Facts()),
                inside(new Facts().export("f", Facts.plain())),
                inside(new Facts()),
                inside(new Facts()));
        oneWay(Rule.COMPONENT_BECAME_CORE, exports(), new Facts());
        oneWay(Rule.CORE_BECAME_COMPONENT, new Facts(), exports());
    }

    @Test
    void coverEveryRule() {
        assertEquals(RULES, cases.keySet());
    }

    @TestFactory
    Stream<DynamicTest> fireAndStayQuiet() {
        return cases.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.getKey().id(), () -> check(entry.getKey(), entry.getValue())));
    }

    private static void check(Rule rule, Case of) {
        Finding found = only(judge(of.before, of.after));
        assertEquals(rule, found.rule());
        assertEquals(rule.severity(), found.severity());
        assertTrue(found.before().isPresent() || found.after().isPresent());
        assertFalse(found.message().endsWith(".") || found.advice().endsWith("."));
        List<Finding> quiet = judge(of.quietBefore, of.quietAfter);
        assertTrue(quiet.stream().noneMatch(finding -> finding.rule() == rule), quiet.toString());
    }

    @Test
    void anInterfaceOfTheSameTrackIsTheSame() {
        String newer = "shop:plugin/cart@1.3.0";
        Facts after =
                exports(item("", newer, Kind.INTERFACE, "interface"), item(newer, "open", Kind.FUNCTION, OPEN.text()));
        assertEquals(List.of(), judge(exports(FACE, OPEN), after));
        Finding imported = only(judge(
                imports(FACE, OPEN),
                imports(
                        item("", newer, Kind.INTERFACE, "interface"),
                        item(newer, "open", Kind.FUNCTION, OPEN.text()))));
        assertEquals(Rule.COMPONENT_INTERFACE_VERSION_CHANGED, imported.rule());
        assertEquals(Severity.COMPATIBLE, imported.severity());
    }

    @Test
    void anInterfaceOfAnotherTrackIsAnotherOne() {
        String next = "shop:plugin/cart@2.0.0";
        WorldItem[] items = {item("", next, Kind.INTERFACE, "interface"), item(next, "open", Kind.FUNCTION, OPEN.text())
        };
        Finding imported = only(judge(imports(FACE, OPEN), imports(items)));
        assertEquals(Rule.COMPONENT_INTERFACE_VERSION_CHANGED, imported.rule());
        assertEquals(Severity.BREAKING, imported.severity());
        assertEquals(
                List.of(Rule.COMPONENT_EXPORT_REMOVED, Rule.COMPONENT_EXPORT_ADDED),
                judge(exports(FACE, OPEN), exports(items)).stream()
                        .map(Finding::rule)
                        .toList());
    }

    @Test
    void aTypeThatChangedExplainsTheFunctionsMadeOfIt() {
        WorldItem takes = item(CART, "take", Kind.FUNCTION, "func(of: kind)");
        WorldItem takesOther = new WorldItem(CART, "take", Kind.FUNCTION, takes.text(), "other", Optional.empty());
        assertEquals(
                Rule.COMPONENT_TYPE_CHANGED,
                only(judge(exports(FACE, KIND, takes), exports(FACE, WIDER_KIND, takesOther)))
                        .rule());
        assertEquals(
                Rule.COMPONENT_FUNCTION_CHANGED,
                only(judge(exports(FACE, KIND, takes), exports(FACE, KIND, takesOther)))
                        .rule());
    }

    @Test
    void aModuleInsideIsAsSevereAsWhatTheEngineSeesOfIt() {
        Facts simd = new Facts().features(new Features(Optional.empty(), List.of("simd128"), List.of()));
        Finding found = only(judge(inside(new Facts()), inside(simd)));
        assertEquals(Rule.COMPONENT_NESTED_MODULE_CHANGED, found.rule());
        assertEquals(Severity.BREAKING, found.severity());
        Facts wired = new Facts().imported("other-part", "f", Facts.plain());
        assertEquals(
                Severity.COMPATIBLE,
                only(judge(inside(new Facts()), inside(wired))).severity());
    }

    private static Finding only(List<Finding> findings) {
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    private static List<Finding> judge(Facts before, Facts after) {
        return Judge.judge(Changes.between(before.snapshot(), after.snapshot()));
    }

    private void oneWay(Rule rule, Facts before, Facts after) {
        fires(rule, before, after, after, before);
    }

    private void fires(Rule rule, Facts before, Facts after, Facts quietBefore, Facts quietAfter) {
        cases.put(rule, new Case(before, after, quietBefore, quietAfter));
    }

    private static Facts imports(WorldItem... items) {
        return new Facts().component(new ComponentFacts(List.of(items), List.of(), List.of()));
    }

    private static Facts exports(WorldItem... items) {
        return new Facts().component(new ComponentFacts(List.of(), List.of(items), List.of()));
    }

    private static Facts inside(Facts module) {
        return new Facts()
                .component(new ComponentFacts(
                        List.of(), List.of(), List.of(new ComponentFacts.Module("main", module.snapshot()))));
    }

    private static WorldItem item(String owner, String name, Kind kind, String text) {
        return new WorldItem(owner, name, kind, text, text, Optional.empty());
    }

    private static WorldItem with(WorldItem item, String conventions) {
        return new WorldItem(
                item.owner(), item.name(), item.kind(), item.text(), item.structure(), Optional.of(conventions));
    }
}
