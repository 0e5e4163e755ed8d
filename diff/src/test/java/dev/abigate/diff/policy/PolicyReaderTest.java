package dev.abigate.diff.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.verdict.Threshold;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {
    static final String WHOLE = """
            schemaVersion: 1
            name: camera-plugin
            preset: strict
            fail-on: breaking
            require-coverage: [exports, imports, types]
            versioning:
              scheme: semver
              old: 1.4.2
              new: "1.5.0"
              major-allows: breaking
              minor-allows: compatible
              patch-allows: none
              zero-major: relaxed
            hosts:
              - profile: wamr-2.2.0
                until: 2029-06-30
              - {profile: hosts/camera.yaml}
            baselines:
              - {name: last, snapshot: abi/1.4.2.json}
            surface:
              exports: ["plugin_*", "_initialize"]
              ignore: ["re:.*_internal_.*", "_ZN*detail*"]
              unstable: ["plugin_experimental_*"]
            require:
              exports: ["plugin_init", "malloc"]
            rules:
              memory-min-increased: {severity: breaking, where: {over: 16}}
              custom-section-changed: {severity: compatible, where: {section: [build_info]}}
              producers-changed: {show: false}
            noise: {generated-name: false}
            waivers:
              - rule: export-function-removed
                subject: plugin_legacy_init
                reason: replaced by plugin_init in 1.3, announced twice
                owner: jane
                issue: ABC-123
                from: "1.4.2"
                to: "1.5.0"
                expires: 2026-12-31
                id: "9f2c00000000"
            """;

    static Policy read(String text) {
        return PolicyReader.read(text.getBytes(StandardCharsets.UTF_8), "0".repeat(64));
    }

    private static String complaint(String text) {
        return Objects.requireNonNull(
                assertThrows(MalformedDocumentException.class, () -> read(text)).getMessage());
    }

    @Test
    void readsAllThatAPolicyCanSay() {
        Policy policy = read(WHOLE);
        assertEquals(Optional.of(Preset.STRICT), policy.preset());
        assertEquals(Threshold.BREAKING, policy.threshold());
        assertEquals(3, policy.requireCoverage().size());
        assertEquals(Optional.of("1.4.2"), policy.versioning().orElseThrow().old());
        assertEquals("hosts/camera.yaml", policy.hosts().get(1).profile());
        assertEquals("abi/1.4.2.json", policy.baselines().getFirst().file());
        assertEquals(2, policy.required().size());
        assertTrue(policy.rules().containsKey(Rule.PRODUCERS_CHANGED));
        assertEquals(Optional.of("jane"), policy.waivers().getFirst().owner());
        assertEquals(
                "/p/abi/1.4.2.json",
                policy.located(path -> "/p/" + path).baselines().getFirst().file());
    }

    @Test
    void saysLineAndColumnOfEveryFault() {
        assertEquals("1:1: lacks the key 'schemaVersion'", complaint("name: a\n"));
        assertEquals("1:16: schemaVersion: found 2, at most 1", complaint("schemaVersion: 2\n"));
        String head = "schemaVersion: 1\n";
        assertEquals("2:1: unknown key 'wavers'", complaint(head + "wavers: []\n"));
        assertEquals(
                "3:3: unknown rule 'export-removed'; 'abigate rules' lists them",
                complaint(head + "rules:\n  export-removed: {severity: risky}\n"));
        assertEquals(
                "2:19: profile: unknown host 'wamr-0.0.1'; 'abigate hosts' lists them",
                complaint(head + "hosts: [{profile: wamr-0.0.1}]\n"));
        assertEquals(
                "4:14: expires: found '2026-02-30', expected a date such as 2026-12-31",
                complaint(head
                        + "waivers:\n  - {rule: waiver-unused, subject: a, reason: b,\n    expires: 2026-02-30}\n"));
        assertEquals(
                "2:9: unknown word 'lax', known are strict, plugin, fielded, report-only"
                        .replace(": unknown", ": preset: unknown"),
                complaint(head + "preset: lax\n"));
        assertTrue(complaint(head + "surface: {ignore: ['re:(']}\n").contains("ignore: not a pattern: 're:('"));
        assertTrue(complaint(head + "waivers: [{rule: '*', subject: '*', reason: all}]\n")
                .contains("accepts all there is"));
        assertTrue(complaint(head + "preset: fielded\nwaivers: [{rule: '*', subject: 'a', reason: b}]\n")
                .contains("lacks the key 'expires', which the preset 'fielded' demands"));
        assertTrue(complaint(head + "rules: {memory-min-increased: {where: {position: end}}}\n")
                .endsWith("unknown key 'position'"));
    }

    @Test
    void answersDamageWithOneKindOfError() {
        var random = new Random(3);
        byte[] good = WHOLE.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3000; round++) {
            byte[] bad = good.clone();
            for (int flips = 0; flips < 2; flips++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                PolicyReader.read(bad, "");
            } catch (MalformedDocumentException expected) {
                assertTrue(expected.position().line() > 0);
            }
        }
    }
}
