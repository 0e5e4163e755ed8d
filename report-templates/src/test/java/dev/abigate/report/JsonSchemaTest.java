package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
            assertEquals(List.of(), sarif.flaws(SarifReport.render(List.of(report))));
        }
        assertEquals(List.of(), sarif.flaws(SarifReport.render(Samples.all())));
    }

    @Test
    void whatDoesNotFitIsSeen() {
        String report = JsonReport.render(Samples.breaking());
        assertEquals(List.of("/verdict"), places(own, report.replace("\"incompatible\"", "\"fine\"")));
        assertEquals(List.of("/counts/risky"), places(own, report.replace("\"risky\": 1", "\"risky\": \"1\"")));
        assertEquals(List.of("", ""), places(own, report.replace("\"semver\"", "\"stride\"")));
        assertEquals(List.of("/old/sha256"), places(own, report.replace("1f1f", "zz")));
        String log = SarifReport.render(List.of(Samples.breaking()));
        assertEquals(List.of("/version"), places(sarif, log.replace("\"version\": \"2.1.0\"", "\"version\": \"2\"")));
    }

    private static List<String> places(SchemaCheck schema, String json) {
        return schema.flaws(json).stream()
                .map(flaw -> flaw.substring(0, flaw.indexOf(':')))
                .toList();
    }
}
