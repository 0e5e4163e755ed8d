package dev.abigate.report;

import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict.Outcome;
import java.util.Locale;

/** How results are put into words wherever people read them. */
final class Words {
    private Words() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case YES -> "yes";
            case NO -> "no";
            case CANNOT_TELL -> "cannot tell";
            case NOT_ASKED -> "not asked";
        };
    }

    static String of(Audience audience) {
        return switch (audience) {
            case EMBEDDER -> "embedders";
            case HOST -> "hosts";
            case LINKED_MODULE -> "linked modules";
            case SOURCE -> "source";
        };
    }

    /** {@code 3 breaking, 0 risky, 12 compatible}. */
    static String counts(Report report) {
        return "%d breaking, %d risky, %d compatible"
                .formatted(
                        report.count(Severity.BREAKING),
                        report.count(Severity.RISKY),
                        report.count(Severity.COMPATIBLE));
    }

    /** {@code 1 difference}, {@code 3 differences}. */
    static String differences(int number) {
        return number + (number == 1 ? " difference" : " differences");
    }

    /** What the gate says, and under which threshold. */
    static String gate(Report report) {
        return "%s (--fail-on %s)"
                .formatted(
                        report.passed() ? "passed" : "failed",
                        report.threshold().id());
    }

    /** {@code 12,345 bytes}. */
    static String bytes(long size) {
        return size == 1 ? "1 byte" : String.format(Locale.ROOT, "%,d bytes", size);
    }

    /** A phrase as the beginning of a sentence. */
    static String capitalised(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }
}
