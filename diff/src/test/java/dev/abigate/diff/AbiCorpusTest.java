package dev.abigate.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases of a well-known test suite of ABI checkers, built for WebAssembly with DWARF. */
class AbiCorpusTest {
    private static final int LEAST_PER_CENT = 95;

    /** Why our answer to a case differs from the list, which a tool made that compares declarations one by one. */
    private static final Map<String, String> OF_C = Map.of(
            "c-003",
            "fields that were reserved are used at the same size and offsets, for which the catalogue has"
                    + " struct-field-reserved-used: callers that are built already go on",
            "c-105",
            "a member of a union is no field of a struct: union-member-added; what the list calls renamed is its own number"
                    + " of a member without a name");

    private static final Map<String, String> OF_CPP = Map.of(
            "cpp-041",
            "struct and class are one kind of type to the Itanium ABI: names and layout are the same, so that"
                    + " type-class-key-changed is all there is to say",
            "cpp-083",
            "the constructors were aliases of others and are functions of their own now; both builds export and declare"
                    + " them, so that nothing was added",
            "cpp-131",
            "a member of a union is no field of a struct: union-member-removed; what the list calls renamed is its own"
                    + " number of a member without a name");

    private static final Map<String, String> OF_FULL_DEBUG_C = Map.of(
            "c-099 constant-value-changed PRIVATE_CONSTANT",
            "the header undefines the macro again, so that no source outside sees it",
            "c-108 type-added CppKeywords",
            "nothing of the interface reaches the struct; --all-types tells of it");

    private static final Map<String, String> OF_FULL_DEBUG_CPP = Map.of(
            "cpp-005 constant-added renamedFunc",
            "the old build has no macros of its own, so that its debug information may leave them all out",
            "cpp-023 static-member-type-changed TestNS::GlobalDataBecameConst::Data",
            "the member is no export any more, and nothing else of the interface reaches its class;"
                    + " --all-types tells of it",
            "cpp-023 static-member-value-changed TestNS::GlobalDataBecameConst::Data",
            "the member is no export any more, and nothing else of the interface reaches its class;"
                    + " --all-types tells of it");

    @Test
    void findsWhatTheListForCExpects() throws IOException {
        assertFinds("c", OF_C);
    }

    @Test
    void findsWhatTheListForCppExpects() throws IOException {
        assertFinds("cpp", OF_CPP);
    }

    @Test
    void findsNothingOnWhatTheListsCallUnchanged() throws IOException {
        for (String language : List.of("c", "cpp")) {
            Map<String, List<Finding>> findings = findings(language);
            for (JsonNode one : cases(language)) {
                List<Finding> here = on(subjects(one), findings);
                String verdict = one.get("verdict_wasm").stringValue();
                if (one.get("rules_wasm").isEmpty()) {
                    assertEquals(List.of(), here, id(one));
                } else if (verdict.startsWith("compatible")) {
                    assertEquals("compatible", worst(here), () -> id(one) + ": " + here);
                }
            }
        }
    }

    @Test
    void findsInFullDebugInformationWhatTheListForCExpectsOfIt() throws IOException {
        assertFindsExtra("c", OF_FULL_DEBUG_C);
    }

    @Test
    void findsInFullDebugInformationWhatTheListForCppExpectsOfIt() throws IOException {
        assertFindsExtra("cpp", OF_FULL_DEBUG_CPP);
    }

    /** The pair with full debug information has what only that tells, except what the reasons are given for. */
    private static void assertFindsExtra(String language, Map<String, String> reasons) throws IOException {
        Map<String, List<Finding>> findings = findings(language + "-fulldebug");
        Set<String> missing = new TreeSet<>();
        for (JsonNode one : cases(language)) {
            for (JsonNode expected : one.get("rules_wasm_fulldebug_extra")) {
                String subject = expected.get("subject").stringValue();
                String rule = expected.get("rule").stringValue();
                if (on(List.of(subject), findings).stream()
                        .noneMatch(finding -> finding.rule().id().equals(rule))) {
                    missing.add(id(one) + " " + rule + " " + subject);
                }
            }
        }
        assertEquals(reasons.keySet(), missing);
    }

    @Test
    void findsNothingBetweenABuildAndItself() throws IOException {
        for (String name : List.of("c-v1", "c-v2", "cpp-v1", "cpp-v2", "c-fulldebug-v1", "cpp-fulldebug-v1")) {
            Side side = side(name);
            assertEquals(List.of(), Comparison.of(side, side).findings());
        }
    }

    private static Side side(String name) throws IOException {
        Path file = SharedFiles.at("corpus/abi/" + name + ".wasm");
        return new Side(name, "", 0, "wasm", Snapshots.of(Readers.read(SharedFiles.read(file))), List.of());
    }

    /** The findings between the two builds of a language, by the names that they are about. */
    private static Map<String, List<Finding>> findings(String language) throws IOException {
        return Comparison.of(side(language + "-v1"), side(language + "-v2")).findings().stream()
                .collect(Collectors.groupingBy(Finding::name));
    }

    private static JsonNode cases(String language) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(SharedFiles.at("corpus/abi/expected-" + language + ".json")))
                .get("cases");
    }

    /** Every case has the rules and the severity of the list, by the letter, except those whose reason is given. */
    private static void assertFinds(String language, Map<String, String> differences) throws IOException {
        Map<String, List<Finding>> findings = findings(language);
        Map<String, List<String>> misses = new LinkedHashMap<>();
        long visible = 0;
        for (JsonNode one : cases(language)) {
            if (one.get("visible_in_wasm").get("dwarf").booleanValue()) {
                visible++;
                List<String> missing = missing(one, findings);
                if (!missing.isEmpty()) {
                    misses.put(id(one), missing);
                }
            }
        }
        assertEquals(differences.keySet(), misses.keySet(), misses::toString);
        long found = visible - misses.size();
        System.out.printf(
                "%s: %d of %d cases that DWARF shows are found as the list has them%n", language, found, visible);
        misses.forEach((id, missing) -> System.out.printf(
                "  %s differs: %s%n      because %s%n", id, String.join("; ", missing), differences.get(id)));
        assertTrue(found * 100 >= visible * LEAST_PER_CENT, found + " of " + visible);
    }

    /** What a case expects and the comparison does not say. */
    private static List<String> missing(JsonNode one, Map<String, List<Finding>> findings) {
        var missing = new ArrayList<String>();
        var concerned = new ArrayList<Finding>(on(subjects(one), findings));
        for (JsonNode expected : one.get("rules_wasm")) {
            String subject = expected.get("subject").stringValue();
            List<Finding> here = on(List.of(subject), findings);
            concerned.addAll(here);
            String rule = expected.get("rule").stringValue();
            if (here.stream().noneMatch(finding -> finding.rule().id().equals(rule))) {
                missing.add("%s %s (found %s)"
                        .formatted(
                                rule,
                                subject,
                                here.stream()
                                        .map(finding -> finding.rule().id())
                                        .toList()));
            }
        }
        String severity = switch (one.get("verdict_wasm").stringValue()) {
            case "incompatible" -> "breaking";
            case "risky" -> "risky";
            default -> "compatible";
        };
        if (!worst(concerned).equals(severity)) {
            missing.add("expected %s, found %s".formatted(severity, worst(concerned)));
        }
        return missing;
    }

    private static String id(JsonNode one) {
        return one.get("id").stringValue();
    }

    private static List<String> subjects(JsonNode one) {
        return one.get("subjects").valueStream().map(JsonNode::stringValue).toList();
    }

    private static List<Finding> on(List<String> subjects, Map<String, List<Finding>> findings) {
        return subjects.stream()
                .flatMap(subject -> findings.getOrDefault(subject, List.of()).stream())
                .toList();
    }

    private static String worst(List<Finding> findings) {
        return findings.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.COMPATIBLE)
                .id();
    }
}
