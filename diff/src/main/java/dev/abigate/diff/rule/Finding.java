package dev.abigate.diff.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A judged change.
 *
 * @param severity the rule's default, or what the change's details or a policy made of it
 * @param subject what it is about, stable across renumbering: {@code export:add}, {@code import:env.trace}, {@code memory:memory}
 * @param before the old state as text; absent where there was none
 * @param after the new state as text; absent where there is none
 * @param message what happened and what it breaks, one sentence
 * @param advice what to do, one sentence
 * @param details what belongs to the same cause, one item each: the functions of a renamed module; often empty
 */
public record Finding(
        Rule rule,
        Severity severity,
        String subject,
        Optional<String> before,
        Optional<String> after,
        String message,
        String advice,
        List<String> details) {
    /** Worst first, then by rule, then by subject: the order of every report. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(f -> f.rule().id())
            .thenComparing(Finding::subject);

    public Finding {
        details = List.copyOf(details);
    }

    /**
     * What the same finding is called in every run: twelve hexadecimal digits made of rule and subject, so that neither
     * values nor indices nor addresses move it.
     */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((rule.id() + '\n' + subject).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
