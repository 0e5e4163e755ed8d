package dev.abigate.report;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.host.Pairing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What hosts do with one file.
 *
 * @param pairing whether it was compiled from the module that it is shipped for; absent where nobody asked
 * @param answers one a host, in the order in which they were asked
 * @param strict whether anything but loading fails
 */
public record HostReport(Side file, Optional<Pairing> pairing, List<HostAnswer> answers, boolean strict) {
    public HostReport {
        answers = List.copyOf(answers);
    }

    /** Whether every host takes the file, and it is what it was asked to be. */
    public boolean passed() {
        return pairing.map(Pairing::matches).orElse(true) && answers.stream().noneMatch(this::fails);
    }

    /** The pairing as if the module were a host that takes its own file only, where anybody asked, then what hosts do. */
    List<HostAnswer> rows() {
        return Stream.concat(pairing.map(Pairing::answer).stream(), answers.stream())
                .toList();
    }

    /** Whether the check fails at a host. */
    boolean fails(HostAnswer answer) {
        return switch (answer.result()) {
            case LOADS -> false;
            case RISKY, CANNOT_TELL -> strict;
            case REJECTED -> true;
        };
    }

    /** The worst that a host does with one of several files; a file of another module counts as rejected. */
    static Result worst(List<HostReport> reports) {
        return reports.stream()
                .flatMap(report -> report.rows().stream())
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
