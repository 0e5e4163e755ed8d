package dev.abigate.report;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
import java.util.Comparator;
import java.util.List;

/**
 * What hosts do with one file.
 *
 * @param answers one a host, in the order in which they were asked
 * @param strict whether anything but loading fails
 */
public record HostReport(Side file, List<HostAnswer> answers, boolean strict) {
    public HostReport {
        answers = List.copyOf(answers);
    }

    /** Whether every host takes the file. */
    public boolean passed() {
        return answers.stream().noneMatch(this::fails);
    }

    /** Whether the check fails at a host. */
    boolean fails(HostAnswer answer) {
        return switch (answer.result()) {
            case LOADS -> false;
            case RISKY, CANNOT_TELL -> strict;
            case REJECTED -> true;
        };
    }

    /** The worst that a host does with one of several files. */
    static Result worst(List<HostReport> reports) {
        return reports.stream()
                .flatMap(report -> report.answers.stream())
                .map(HostAnswer::result)
                .max(Comparator.naturalOrder())
                .orElse(Result.LOADS);
    }

    /** How many answers about several files are this one. */
    static long count(List<HostReport> reports, Result result) {
        return reports.stream()
                .flatMap(report -> report.answers.stream())
                .filter(answer -> answer.result() == result)
                .count();
    }

    /** {@code 1 load it, 0 at risk, 0 cannot be told, 1 reject it}. */
    static String counts(List<HostReport> reports) {
        return "%d load it, %d at risk, %d cannot be told, %d reject it"
                .formatted(
                        count(reports, Result.LOADS),
                        count(reports, Result.RISKY),
                        count(reports, Result.CANNOT_TELL),
                        count(reports, Result.REJECTED));
    }
}
