package dev.abigate.diff.policy;

import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A break that somebody accepted.
 *
 * @param rule absent where any rule's finding is meant, {@code *}
 * @param subject matches the finding's subject, with its kind or without
 * @param from with {@code to}, the only release step that is meant
 * @param expires the last day on which it holds
 * @param id the only finding that is meant, {@link Finding#id()}
 */
public record Waiver(
        Optional<Rule> rule,
        NamePattern subject,
        String reason,
        Optional<String> owner,
        Optional<String> issue,
        Optional<String> from,
        Optional<String> to,
        Optional<LocalDate> expires,
        Optional<String> id,
        Where where) {
    /** What a waiver came to in one comparison. */
    public enum State {
        /** It covers a finding. */
        USED("used"),
        /** It covers none. */
        UNUSED("unused"),
        /** Its last day is over. */
        EXPIRED("expired"),
        /** It is about another step between versions. */
        OTHER_STEP("other-step");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** The word used in JSON. */
        public String id() {
            return id;
        }
    }

    /** The rule as policies write it. */
    public String ruleText() {
        return rule.map(Rule::id).orElse("*");
    }

    /** Whether it is over on a day. */
    public boolean isExpired(LocalDate today) {
        return expires.filter(last -> last.isBefore(today)).isPresent();
    }

    /** Whether it is about a finding; its end and its step are not looked at. */
    public boolean covers(Finding finding) {
        return rule.map(finding.rule()::equals).orElse(true)
                && (subject.matches(finding.subject()) || subject.matches(finding.name()))
                && id.map(finding.id()::equals).orElse(true)
                && where.holds(finding);
    }

    /** What reports call it: {@code export-function-removed plugin_legacy_init}. */
    public String title() {
        return ruleText() + " " + subject.text();
    }
}
