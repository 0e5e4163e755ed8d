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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases of a well-known test suite of ABI checkers, built for WebAssembly with DWARF. */
class AbiCorpusTest {
    private static final int LEAST_PER_CENT = 95;

    /** Where the list has a rule and the catalogue a more exact one. */
    private static final Map<String, String> MORE_EXACT = Map.of(
            "struct-field-added", "union-member-added",
            "struct-field-removed", "union-member-removed",
            "function-parameter-type-changed", "function-became-static");

    /** What the list took for a renamed field: it numbers the fields without a name of their own. */
    private static final String NUMBERED_FIELD = "<anon";

    @Test
    void findsWhatTheListForCExpects() throws IOException {
        check("c", "c");
    }

    @Test
    void findsWhatTheListForCppExpects() throws IOException {
        check("cpp", "cpp");
    }

    @Test
    void findsNothingBetweenABuildAndItself() throws IOException {
        for (String name : List.of("c-v1", "c-v2", "cpp-v1", "cpp-v2")) {
            Side side = side(name);
            assertEquals(List.of(), Comparison.of(side, side).findings());
        }
    }

    private static Side side(String name) throws IOException {
        Path file = SharedFiles.at("corpus/abi/" + name + ".wasm");
        return new Side(name, "", 0, "wasm", Snapshots.of(Readers.read(SharedFiles.read(file))), List.of());
    }

    private static void check(String list, String pair) throws IOException {
        JsonNode cases = JsonMapper.shared()
                .readTree(Files.readString(SharedFiles.at("corpus/abi/expected-" + list + ".json")))
                .get("cases");
        Comparison comparison = Comparison.of(side(pair + "-v1"), side(pair + "-v2"));
        Map<String, List<Finding>> bySubject = new HashMap<>();
        comparison
                .findings()
                .forEach(finding -> bySubject
                        .computeIfAbsent(finding.name(), _ -> new ArrayList<>())
                        .add(finding));
        int visible = 0;
        int found = 0;
        var misses = new ArrayList<String>();
        for (JsonNode one : cases) {
            Set<String> layers = new HashSet<>();
            one.get("visible_in_wasm").properties().forEach(entry -> {
                if (entry.getValue().booleanValue()) {
                    layers.add(entry.getKey());
                }
            });
            if (layers.contains("dwarf")) {
                visible++;
                List<String> missing = missing(one, bySubject);
                if (missing.isEmpty()) {
                    found++;
                } else {
                    misses.add(one.get("id").stringValue() + ": " + String.join("; ", missing));
                }
            }
            if (one.get("verdict_wasm").stringValue().startsWith("compatible")) {
                one.get("subjects")
                        .forEach(subject -> bySubject
                                .getOrDefault(subject.stringValue(), List.of())
                                .forEach(finding -> assertTrue(
                                        finding.severity() == Severity.COMPATIBLE,
                                        one.get("id").stringValue() + ": " + finding)));
            }
        }
        System.out.println("cases of " + list + " that DWARF shows: " + found + " of " + visible + " found");
        misses.forEach(miss -> System.out.println("  missed " + miss));
        assertTrue(found * 100 >= visible * LEAST_PER_CENT, found + " of " + visible);
    }

    /** What a case expects and the comparison does not say. */
    private static List<String> missing(JsonNode one, Map<String, List<Finding>> bySubject) {
        var missing = new ArrayList<String>();
        var worst = Severity.COMPATIBLE;
        for (JsonNode subject : one.get("subjects")) {
            for (Finding finding : bySubject.getOrDefault(subject.stringValue(), List.of())) {
                worst = finding.severity().compareTo(worst) < 0 ? finding.severity() : worst;
            }
        }
        for (JsonNode expected : one.get("rules_wasm")) {
            String id = expected.get("rule").stringValue();
            String subject = expected.get("subject").stringValue();
            List<Finding> findings = bySubject.getOrDefault(subject, List.of());
            boolean numbered =
                    id.equals("struct-field-renamed") && one.toString().contains(NUMBERED_FIELD);
            if (!numbered
                    && findings.stream()
                            .map(finding -> finding.rule().id())
                            .noneMatch(rule -> rule.equals(id) || rule.equals(MORE_EXACT.get(id)))) {
                missing.add(id + " " + subject + " (found "
                        + findings.stream().map(finding -> finding.rule().id()).toList() + ")");
            } else {
                for (Finding finding : findings) {
                    worst = finding.severity().compareTo(worst) < 0 ? finding.severity() : worst;
                }
            }
        }
        String severity = switch (one.get("verdict_wasm").stringValue()) {
            case "incompatible" -> "breaking";
            case "risky" -> "risky";
            default -> "compatible";
        };
        if (!worst.id().equals(severity)) {
            missing.add("expected " + severity + ", found " + worst.id());
        }
        return missing;
    }
}
