package dev.abigate.report;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
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
        return answers.stream().allMatch(answer -> switch (answer.result()) {
            case LOADS -> true;
            case RISKY, CANNOT_TELL -> !strict;
            case REJECTED -> false;
        });
    }

    /** How many hosts do this with the file. */
    long count(Result result) {
        return answers.stream().filter(answer -> answer.result() == result).count();
    }
}
