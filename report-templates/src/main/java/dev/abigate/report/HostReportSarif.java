package dev.abigate.report;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What hosts do with files as SARIF 2.1.0: a run for each file, a result for each reason of each host. */
public final class HostReportSarif {
    private HostReportSarif() {}

    /** The document. */
    public static String render(List<HostReport> reports, String toolVersion) {
        return SarifLog.render(reports.stream()
                .map(report -> new SarifLog.Run(
                        toolVersion,
                        reports.size() == 1 ? "" : report.file().path(),
                        List.of(artifact(report.file())),
                        report.rows().stream().flatMap(HostReportSarif::results).toList()))
                .toList());
    }

    private static SarifLog.Artifact artifact(Side file) {
        return new SarifLog.Artifact(file.path(), "the file that hosts are to load", file.size(), file.sha256());
    }

    private static Stream<SarifLog.Result> results(HostAnswer answer) {
        return answer.reasons().stream()
                .map(reason -> new SarifLog.Result(
                        reason.rule(),
                        severity(reason.effect()),
                        List.of(
                                reason.message(),
                                "host %s: %s".formatted(answer.profile(), Words.of(reason.effect())),
                                reason.advice()),
                        0,
                        Optional.empty(),
                        reason.subject(),
                        answer.id(reason),
                        Optional.empty()));
    }

    private static Severity severity(HostAnswer.Result effect) {
        return switch (effect) {
            case LOADS -> Severity.COMPATIBLE;
            case RISKY, CANNOT_TELL -> Severity.RISKY;
            case REJECTED -> Severity.BREAKING;
        };
    }
}
