package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.gate.Shard;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.RulePage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Machine-readable reports fit their published schemas. */
final class JsonSchemaTest {
    private final SchemaCheck own = SchemaCheck.of("/schema/abigate-report-1.json");
    private final SchemaCheck sarif = SchemaCheck.of("/schema/sarif-schema-2.1.0.json");

    @Test
    void everyJsonReportFits() {
        for (Report report : Samples.all()) {
            assertEquals(List.of(), own.flaws(JsonReport.render(report)));
        }
    }

    @Test
    void everySarifReportFits() {
        for (Report report : Samples.all()) {
            assertEquals(List.of(), sarif.flaws(SarifReport.render(List.of(SavedReport.of(report)))));
        }
        assertEquals(
                List.of(),
                sarif.flaws(SarifReport.render(
                        Samples.all().stream().map(SavedReport::of).toList())));
    }

    @Test
    void everyGateAndItsPartsFit() {
        SchemaCheck schema = SchemaCheck.of("/schema/abigate-gate-1.json");
        List<GateResult> results = Samples.all().stream()
                .map(report -> GateResult.of(0, Samples.HOSTILE, "last", report))
                .toList();
        for (Shard shard : List.of(Shard.WHOLE, new Shard(1, 2))) {
            var report = new GateReport(Samples.HOSTILE, "0".repeat(64), shard, 1, results, "0.1.0");
            String json = GateJson.render(report);
            assertEquals(List.of(), schema.flaws(json));
            assertEquals(json, GateJson.render(GateJson.read(json.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void aDamagedPartIsRefusedWithOneKindOfError() {
        var results = List.of(GateResult.of(0, "camera", "last", Samples.policed()));
        byte[] good = GateJson.render(new GateReport("fleet", "0".repeat(64), Shard.WHOLE, 1, results, "0.1.0"))
                .getBytes(StandardCharsets.UTF_8);
        var random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 1000; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) (' ' + random.nextInt(95));
            try {
                GateJson.read(bad);
            } catch (MalformedPartException expected) {
                refused++;
            }
        }
        assertTrue(refused > 0);
    }

    @Test
    void everyRuleInAReportHasItsPagesInEveryLanguage() {
        for (SavedReport report : Pages.gate().reports()) {
            report.listed().forEach(finding -> {
                for (Language language : Language.values()) {
                    assertFalse(RulePage.of(finding.rule(), language).text().isEmpty());
                }
            });
        }
    }

    @Test
    void everyHistoryFits() {
        HistoryReport history = Pages.history();
        assertEquals(List.of(), SchemaCheck.of("/schema/abigate-history-1.json").flaws(HistoryJson.render(history)));
        assertFalse(HistoryHtml.render(history, List.of(Optional.empty()), Language.ENGLISH)
                .contains("<script>alert"));
        assertFalse(new HistoryText(100).render(history).contains("\u001b"));
    }

    @Test
    void whatDoesNotFitIsSeen() {
        String report = JsonReport.render(Samples.breaking());
        assertEquals(List.of("/verdict"), places(own, report.replace("\"incompatible\"", "\"fine\"")));
        assertEquals(List.of("/counts/risky"), places(own, report.replace("\"risky\": 1", "\"risky\": \"1\"")));
        assertEquals(List.of("", ""), places(own, report.replace("\"semver\"", "\"stride\"")));
        assertEquals(List.of("/old/sha256"), places(own, report.replace("1f1f", "zz")));
        String log = SarifReport.render(List.of(SavedReport.of(Samples.breaking())));
        assertEquals(List.of("/version"), places(sarif, log.replace("\"version\": \"2.1.0\"", "\"version\": \"2\"")));
    }

    private static List<String> places(SchemaCheck schema, String json) {
        return schema.flaws(json).stream()
                .map(flaw -> flaw.substring(0, flaw.indexOf(':')))
                .toList();
    }
}
