package dev.abigate.cli;

import dev.abigate.diff.rule.Language;
import dev.abigate.report.GateJson;
import dev.abigate.report.GateReport;
import dev.abigate.report.GateText;
import dev.abigate.report.JunitReport;
import dev.abigate.report.MarkdownReport;
import dev.abigate.report.Report;
import dev.abigate.report.SarifReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A rendering of a gate: of all comparisons in one, or of each in a file of its own, where the path has a place for the
 * artefact's name.
 */
record GateOutput(OutputRequest request) {
    private static final String ARTEFACT = "{artefact}";
    private static final String BASELINE = "{baseline}";

    private static final Presentation EVERYTHING = new Presentation(true, Set.of(), Language.ENGLISH);

    /** The option that asks for renderings. */
    static OptionSpec option(String description) {
        return OptionSpec.builder("--format")
                .paramLabel("FMT[=PATH]")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /**
     * The renderings that the command line asks for.
     *
     * @throws UsageException where one of them makes no sense
     */
    static List<GateOutput> parseAll(ParseResult arguments) {
        return OutputRequest.parseAll(arguments.matchedOptionValue("--format", List.of("text"))).stream()
                .map(GateOutput::checked)
                .toList();
    }

    /**
     * The rendering of {@code FMT=PATH}.
     *
     * @throws UsageException where it makes no sense
     */
    static GateOutput parse(String request) {
        return checked(OutputRequest.parse(request));
    }

    private static GateOutput checked(OutputRequest request) {
        var output = new GateOutput(request);
        if (request.format() == OutputRequest.Format.HTML && !output.isForEach()) {
            throw new UsageException(
                    "html: a page is about one comparison, so the path needs '%s' in it".formatted(ARTEFACT));
        }
        return output;
    }

    /** Whether each comparison gets a file of its own. */
    boolean isForEach() {
        return request.path().filter(path -> path.contains(ARTEFACT)).isPresent();
    }

    /** Renders and writes all that is asked for. */
    static void write(List<GateOutput> outputs, GateReport report, List<GateRun.Compared> compared, Session session) {
        var rendered = new ArrayList<Rendering>();
        for (GateOutput output : outputs) {
            if (output.isForEach()) {
                compared.forEach(one -> rendered.add(output.each(one, session)));
            } else {
                List<Report> reports =
                        compared.stream().map(GateRun.Compared::report).toList();
                rendered.add(new Rendering(output.request.path(), output.whole(report, reports, session)));
            }
        }
        Rendering.write(rendered, session);
    }

    private Rendering each(GateRun.Compared compared, Session session) {
        String path = request.path()
                .orElseThrow()
                .replace(ARTEFACT, fileName(compared.artefact()))
                .replace(BASELINE, fileName(compared.baseline()));
        return new Rendering(Optional.of(path), request.render(compared.report(), session, EVERYTHING));
    }

    /** A name as a part of a file's name that means the same everywhere. */
    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private String whole(GateReport report, List<Report> reports, Session session) {
        return switch (request.format()) {
            case TEXT ->
                new GateText(session.width(), session.colour() && request.path().isEmpty()).render(report);
            case JSON -> GateJson.render(report);
            case MARKDOWN -> MarkdownReport.render(reports);
            case JUNIT -> JunitReport.render(reports);
            case SARIF -> SarifReport.render(reports);
            case HTML -> throw new IllegalStateException("checked when it was parsed");
        };
    }
}
