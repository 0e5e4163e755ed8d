package dev.abigate.diff.rule;

import java.util.Comparator;
import java.util.Optional;

/**
 * A judged change.
 *
 * @param severity the rule's default, or what the change's details or a policy made of it
 * @param subject what it is about, stable across renumbering: {@code export:add}, {@code import:env.trace}, {@code memory:0}
 * @param before the old state as text; absent where there was none
 * @param after the new state as text; absent where there is none
 * @param message what happened and what it breaks, one sentence
 * @param advice what to do, one sentence
 */
public record Finding(
        Rule rule,
        Severity severity,
        String subject,
        Optional<String> before,
        Optional<String> after,
        String message,
        String advice) {
    /** Worst first, then by rule, then by subject: the order of every report. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(f -> f.rule().id())
            .thenComparing(Finding::subject);
}
