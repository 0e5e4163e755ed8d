package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.report.JunitDocument.Case;
import dev.abigate.report.JunitDocument.Failure;
import dev.abigate.report.JunitDocument.Suite;
import java.util.List;
import java.util.Optional;

/**
 * What hosts do with files as JUnit XML: a suite for each file, in it a test case for each host and one for its module. A host that the check fails
 * at is a failure; one of which nothing can be told is a skipped test case.
 */
public final class HostReportJunit {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MESSAGE = 800;

    private HostReportJunit() {}

    /** The document. */
    public static String render(List<HostReport> reports) {
        return JunitDocument.render(reports.stream()
                .map(report -> new Suite(
                        name(report.file().path()),
                        report.rows().stream()
                                .map(answer -> testCase(answer, report.fails(answer)))
                                .toList()))
                .toList());
    }

    private static Case testCase(HostAnswer answer, boolean fails) {
        String text = text(answer);
        return new Case(
                name(answer.profile()),
                fails ? Optional.of(new Failure(answer.result().id(), message(answer), text)) : Optional.empty(),
                answer.result() == Result.CANNOT_TELL ? Optional.of(message(answer)) : Optional.empty(),
                fails ? "" : text);
    }

    /** What the host itself says, or else what stands against the file first. */
    private static String message(HostAnswer answer) {
        return VisibleText.brief(
                answer.hostMessage()
                        .filter(message -> !message.isEmpty())
                        .or(() -> answer.reasons().stream().findFirst().map(HostAnswer.Reason::message))
                        .orElse(answer.result().id()),
                LONGEST_MESSAGE);
    }

    private static String text(HostAnswer answer) {
        var text = new StringBuilder(answer.reasons().isEmpty() ? "" : "\n");
        for (HostAnswer.Reason reason : answer.reasons()) {
            text.append(reason.effect().id()).append(' ').append(name(reason.subject()));
            text.append(" [").append(reason.rule().id()).append("]\n");
            text.append(VisibleText.brief(reason.message(), LONGEST_MESSAGE)).append('\n');
            text.append(VisibleText.brief(reason.advice(), LONGEST_MESSAGE)).append("\n\n");
        }
        return text.toString();
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }
}
