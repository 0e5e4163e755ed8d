package dev.abigate.report;

import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict.Outcome;
import java.util.ArrayList;
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

    /** {@code 3 breaking, 0 risky, 12 compatible, 1 waived}; what is waived or folded only where there is any. */
    static String counts(Report report) {
        int waived = report.waived().size();
        return "%d breaking, %d risky, %d compatible"
                        .formatted(
                                report.count(Severity.BREAKING),
                                report.count(Severity.RISKY),
                                report.count(Severity.COMPATIBLE))
                + (waived == 0 ? "" : ", " + waived + " waived");
    }

    /** {@code 1 difference}, {@code 3 differences}. */
    static String differences(int number) {
        return number + (number == 1 ? " difference" : " differences");
    }

    /** What the gate says, and under which threshold. */
    static String gate(Report report) {
        Assessment.Terms terms = report.assessment().terms();
        String policy = terms.sha256().isEmpty() ? "" : "policy %s, ".formatted(VisibleText.of(terms.policy()));
        return "%s (%s--fail-on %s)"
                .formatted(
                        report.passed() ? "passed" : reasons(report),
                        policy,
                        terms.threshold().id());
    }

    private static String reasons(Report report) {
        var parts = new ArrayList<String>();
        parts.add(outcome(report.assessment()));
        for (Report.Baseline baseline : report.baselines()) {
            if (!baseline.assessment().passed()) {
                parts.add("baseline %s %s".formatted(VisibleText.of(baseline.name()), outcome(baseline.assessment())));
            }
        }
        return String.join("; ", parts);
    }

    /** Whether the build may ship, and if not, why. */
    static String outcome(Assessment assessment) {
        String stops = assessment.stops().isEmpty() ? "" : ": " + VisibleText.of(String.join(", ", assessment.stops()));
        return switch (assessment.outcome()) {
            case PASSED -> "passed";
            case PARTIAL -> "compared in part" + stops;
            case FAILED -> "failed" + stops;
        };
    }

    /** {@code replaced by plugin_init in 1.3 (jane, ABC-123, until 2026-12-31)}. */
    static String waiver(Waiver waiver) {
        var notes = new ArrayList<String>();
        waiver.owner().ifPresent(notes::add);
        waiver.issue().ifPresent(notes::add);
        waiver.expires().ifPresent(last -> notes.add("until " + last));
        return VisibleText.of(waiver.reason() + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")"));
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
