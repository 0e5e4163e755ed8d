package dev.abigate.cli;

import dev.abigate.diff.rule.Language;
import dev.abigate.report.GateHtml;
import dev.abigate.report.GateJson;
import dev.abigate.report.GateReport;
import dev.abigate.report.GateResult;
import dev.abigate.report.GateText;
import dev.abigate.report.JunitReport;
import dev.abigate.report.MarkdownReport;
import dev.abigate.report.SarifReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the outcome of a gate is rendered, whether its parts come from one machine or from several. */
final class GateRendering {
    /** The place in a path for the artefact's name; a path that has it is one for each comparison. */
    static final String ARTEFACT = "artefact";

    private static final String BASELINE = "baseline";

    private GateRendering() {}

    /** What the places in paths stand for in a comparison. */
    static Map<String, String> names(GateResult result) {
        return Map.of(ARTEFACT, result.artefact(), BASELINE, result.baseline());
    }

    /** The rendering of all comparisons in one, with links to the page of each. */
    static String render(
            OutputRequest request,
            GateReport report,
            List<Optional<String>> pages,
            Language language,
            Session session) {
        return switch (request.format()) {
            case TEXT ->
                new GateText(session.width(), session.colour() && request.path().isEmpty()).render(report);
            case JSON -> GateJson.render(report);
            case HTML -> GateHtml.render(report, pages, language);
            case MARKDOWN -> MarkdownReport.render(report.reports());
            case JUNIT -> JunitReport.render(report.reports());
            case SARIF -> SarifReport.render(report.reports());
        };
    }
}
