package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Reason;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class HostReportTest {
    private static HostAnswer answer(Result result, Optional<String> message, int reasons) {
        var reason = new Reason(Rule.AOT_VERSION_CHANGED, result, "aot:version", "it has \u001b[31m", "compile anew");
        return new HostAnswer("wamr-2.4.5", result, message, Collections.nCopies(reasons, reason));
    }

    private static HostReport report(boolean strict, HostAnswer... answers) {
        return new HostReport(Samples.breaking().comparison().before(), Optional.empty(), List.of(answers), strict);
    }

    @Test
    void passesWhereEveryHostTakesTheFile() {
        HostAnswer loads = answer(Result.LOADS, Optional.empty(), 0);
        assertTrue(report(true, loads).passed());
        assertFalse(report(false, loads, answer(Result.REJECTED, Optional.empty(), 1))
                .passed());
        for (Result result : List.of(Result.RISKY, Result.CANNOT_TELL)) {
            assertTrue(report(false, answer(result, Optional.empty(), 1)).passed());
            assertFalse(report(true, answer(result, Optional.empty(), 1)).passed());
        }
    }

    @Test
    void showsTheFirstReasonsOfAHostAndNothingThatDrivesATerminal() {
        List<HostReport> reports = List.of(report(false, answer(Result.REJECTED, Optional.of(""), 12)));
        String text = new HostReportText(80, false, false).render(reports);
        assertTrue(text.contains("REJECTED  without a message\n"), text);
        assertTrue(text.contains("      and 2 more (--all)\n"), text);
        assertTrue(text.contains("it has \\u{1b}[31m"), text);
        assertFalse(new HostReportText(80, false, true).render(reports).contains("--all"));
        assertTrue(new HostReportText(80, true, false).render(reports).contains("\u001b[1;31mREJECTED"));
    }

    @Test
    void fitsItsSchema() {
        SchemaCheck schema = SchemaCheck.of("/schema/abigate-check-1.json");
        HostReport one =
                report(false, answer(Result.REJECTED, Optional.of("no"), 1), answer(Result.LOADS, Optional.empty(), 0));
        assertEquals(List.of(), schema.flaws(HostReportJson.render(List.of(one))));
        assertEquals(List.of(), schema.flaws(HostReportJson.render(List.of(one, one))));
        assertFalse(schema.flaws(HostReportJson.render(List.of(one)).replace("\"rejected\"", "\"gone\""))
                .isEmpty());
    }

    @Test
    void fitsTheSchemaOfSarifWithAFingerprintForEachHost() {
        String sarif = HostReportSarif.render(Pages.checks(), "0.1.0");
        assertEquals(
                List.of(), SchemaCheck.of("/schema/sarif-schema-2.1.0.json").flaws(sarif));
        JsonNode results =
                JsonMapper.shared().readTree(sarif).path("runs").get(0).path("results");
        assertEquals(33, results.size());
        assertEquals(
                33,
                results.valueStream()
                        .map(result -> result.path("partialFingerprints").toString())
                        .distinct()
                        .count());
    }

    @Test
    void isATestCaseForEachHost() throws Exception {
        Document document = JunitReportTest.parse(HostReportJunit.render(Pages.checks()));
        assertEquals("8", document.getDocumentElement().getAttribute("tests"));
        assertEquals("4", document.getDocumentElement().getAttribute("failures"), "strict fails at three");
        assertEquals("1", document.getDocumentElement().getAttribute("skipped"));
    }

    @Test
    void keepsEveryRowOfMarkdownInItsColumns() {
        String text = HostReportMarkdown.render(Pages.checks());
        int columns = 0;
        for (String line : text.lines().toList()) {
            int bars = (int) line.chars().filter(c -> c == '|').count();
            if (line.startsWith("|---")) {
                columns = bars;
            } else if (line.startsWith("|") && columns != 0) {
                assertEquals(columns, bars, line);
            } else {
                columns = 0;
            }
        }
        assertFalse(text.contains("<script"));
        String many = HostReportMarkdown.render(
                Collections.nCopies(1000, Pages.checks().getFirst()));
        assertTrue(many.length() < 60_000, () -> many.length() + " characters");
        assertTrue(many.contains("more tables"), "says what it left out");
    }

    @Test
    void keepsThePageSmallWithAThousandFiles() {
        String page =
                HostReportHtml.render(Collections.nCopies(1000, Pages.checks().getFirst()), Language.ENGLISH, "0.1.0");
        assertTrue(page.length() < 2_000_000, () -> page.length() + " characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wasi-p1", "wasmer-wasix", "node-wasi", "browser"})
    void profilesFitTheirSchema(String name) throws IOException {
        String json;
        try (InputStream in =
                Objects.requireNonNull(HostProfiles.class.getResourceAsStream("/hosts/" + name + ".yaml"))) {
            json = JsonMapper.shared().writeValueAsString(YAMLMapper.shared().readTree(in));
        }
        SchemaCheck schema = SchemaCheck.of("/schema/abigate-host-1.json");
        assertEquals(List.of(), schema.flaws(json));
        assertEquals(
                name, HostProfiles.read(json.getBytes(StandardCharsets.UTF_8)).name());
        assertFalse(schema.flaws(json.replace("\"unlisted\"", "\"colour\"")).isEmpty());
    }

    @Test
    void explainsEveryBuiltInProfile() {
        var profiles = HostProfiles.names().stream().map(HostProfiles::find).toList();
        assertEquals(profiles.size() + 2, HostCatalogue.text(profiles).lines().count());
        profiles.forEach(profile -> assertTrue(HostCatalogue.text(profile).startsWith(profile.name() + "\n")));
        assertEquals(
                profiles.size(),
                JsonMapper.shared()
                        .readTree(HostCatalogue.json(profiles))
                        .get("hosts")
                        .size());
    }
}
