package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.verdict.Verdict.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    static String of(HostAnswer.Result result) {
        return switch (result) {
            case LOADS -> "loads";
            case RISKY -> "risky";
            case CANNOT_TELL -> "cannot tell";
            case REJECTED -> "rejected";
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

    /** {@code 3 breaking, 0 risky, 12 compatible, 1 waived}; what is waived only where there is any. */
    static String counts(long breaking, long risky, long compatible, long waived) {
        return "%d breaking, %d risky, %d compatible%s"
                .formatted(breaking, risky, compatible, waived == 0 ? "" : ", " + waived + " waived");
    }

    /** {@code 1 difference}, {@code 3 differences}. */
    static String differences(int number) {
        return number + (number == 1 ? " difference" : " differences");
    }

    /** {@code failed: 2 breaking; baseline oldest failed: 1 breaking (policy fleet, --fail-on breaking)}. */
    static String gate(String outcome, List<String> baselines, Assessment.Terms terms) {
        var parts = new ArrayList<String>(List.of(outcome));
        parts.addAll(baselines);
        String policy = terms.sha256().isEmpty() ? "" : "policy %s, ".formatted(VisibleText.of(terms.policy()));
        return "%s (%s--fail-on %s)"
                .formatted(String.join("; ", parts), policy, terms.threshold().id());
    }

    /** {@code baseline oldest failed: 1 breaking}. */
    static String baseline(String name, Assessment.Outcome outcome, List<String> stops) {
        return "baseline %s %s".formatted(VisibleText.of(name), outcome(outcome, stops));
    }

    /** Whether the build may ship, and if not, why. */
    static String outcome(Assessment.Outcome outcome, List<String> reasons) {
        String stops = reasons.isEmpty() ? "" : ": " + VisibleText.of(String.join(", ", reasons));
        return switch (outcome) {
            case PASSED -> "passed";
            case PARTIAL -> "compared in part" + stops;
            case FAILED -> "failed" + stops;
        };
    }

    /** {@code replaced by plugin_init in 1.3 (jane, ABC-123, until 2026-12-31)}. */
    static String waiver(Waiver waiver) {
        return waiver(
                waiver.reason(),
                waiver.owner(),
                waiver.issue(),
                waiver.expires().map(LocalDate::toString));
    }

    /** As {@link #waiver(Waiver)}, of its parts. */
    static String waiver(String reason, Optional<String> owner, Optional<String> issue, Optional<String> expires) {
        var notes = new ArrayList<String>();
        owner.ifPresent(notes::add);
        issue.ifPresent(notes::add);
        expires.ifPresent(last -> notes.add("until " + last));
        return VisibleText.of(reason + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")"));
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
