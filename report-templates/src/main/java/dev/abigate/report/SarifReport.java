package dev.abigate.report;

import dev.abigate.report.SavedReport.Build;
import dev.abigate.report.SavedReport.Listed;
import java.util.List;
import java.util.stream.Stream;

/**
 * Comparisons as SARIF 2.1.0, a run for each pair. A finding points to the section of the new build, or of the old one
 * where it is about something that the new one lacks; its stable id is the fingerprint. Waived findings are there as
 * suppressed results.
 */
public final class SarifReport {
    private static final int OLD = 0;
    private static final int NEW = 1;

    private SarifReport() {}

    /** The document. */
    public static String render(List<SavedReport> reports) {
        return SarifLog.render(reports.stream().map(SarifReport::run).toList());
    }

    private static SarifLog.Run run(SavedReport report) {
        return new SarifLog.Run(
                report.toolVersion(),
                report.label(),
                List.of(artifact(report.before(), "the old build"), artifact(report.after(), "the new build")),
                Stream.concat(report.findings().stream(), report.waived().stream())
                        .map(SarifReport::result)
                        .toList());
    }

    private static SarifLog.Artifact artifact(Build build, String description) {
        return new SarifLog.Artifact(build.path(), description, build.size(), build.sha256());
    }

    private static SarifLog.Result result(Listed finding) {
        boolean gone = finding.before().isPresent() && finding.after().isEmpty();
        return new SarifLog.Result(
                finding.rule(),
                finding.severity(),
                List.of(finding.message(), finding.advice()),
                gone ? OLD : NEW,
                finding.evidence().map(Evidence::section),
                finding.subject(),
                finding.id(),
                finding.waiver());
    }
}
