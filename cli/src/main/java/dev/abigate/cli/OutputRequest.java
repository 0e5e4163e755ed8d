package dev.abigate.cli;

import dev.abigate.report.HtmlReport;
import dev.abigate.report.JsonReport;
import dev.abigate.report.JunitReport;
import dev.abigate.report.MarkdownReport;
import dev.abigate.report.Report;
import dev.abigate.report.SarifReport;
import dev.abigate.report.SavedReport;
import dev.abigate.report.TextReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/**
 * A rendering that the command line asks for by {@code --format FMT[=PATH]}.
 *
 * @param path of the file to write; standard output where there is none
 */
record OutputRequest(Format format, Optional<String> path) {
    /** The renderings of a comparison. */
    enum Format {
        TEXT("text"),
        JSON("json"),
        HTML("html"),
        MARKDOWN("markdown"),
        JUNIT("junit"),
        SARIF("sarif");

        private final String word;

        Format(String word) {
            this.word = word;
        }
    }

    /**
     * Reads {@code FMT} or {@code FMT=PATH}.
     *
     * @throws UsageException where the format is not known or the path is empty
     */
    static OutputRequest parse(String request) {
        int equals = request.indexOf('=');
        String word = equals < 0 ? request : request.substring(0, equals);
        Optional<String> path = equals < 0 ? Optional.empty() : Optional.of(request.substring(equals + 1));
        if (path.filter(String::isEmpty).isPresent()) {
            throw new UsageException("--format " + request + ": a file name has to follow '='");
        }
        for (Format format : Format.values()) {
            if (format.word.equals(word)) {
                return new OutputRequest(format, path);
            }
        }
        throw new UsageException("unknown format '" + word + "': known are "
                + Arrays.stream(Format.values()).map(format -> format.word).collect(Collectors.joining(", ")));
    }

    /**
     * As {@link #parse} for each {@code --format}; text where there is none.
     *
     * @throws UsageException where more than one of them goes to standard output, too
     */
    static List<OutputRequest> parseAll(ParseResult arguments) {
        List<OutputRequest> parsed = arguments.matchedOptionValue("--format", List.of(Format.TEXT.word)).stream()
                .map(OutputRequest::parse)
                .toList();
        if (parsed.stream().filter(request -> request.path().isEmpty()).count() > 1) {
            throw new UsageException("--format: only one format can go to standard output, the others need =PATH");
        }
        return parsed;
    }

    /** The rendering. */
    String render(Report report, Session session, Presentation presentation) {
        return switch (format) {
            case TEXT ->
                new TextReport(
                                session.width(),
                                session.colour() && path.isEmpty(),
                                presentation.all(),
                                presentation.noise())
                        .render(report);
            case JSON -> JsonReport.render(report);
            case HTML -> HtmlReport.render(report, presentation.language());
            case MARKDOWN -> MarkdownReport.render(List.of(SavedReport.of(report)));
            case JUNIT -> JunitReport.render(List.of(SavedReport.of(report)));
            case SARIF -> SarifReport.render(List.of(SavedReport.of(report)));
        };
    }
}
