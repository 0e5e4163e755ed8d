package dev.abigate.diff.rule;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A finding in the making: what is not said has the rule's default. */
record Draft(
        Rule rule,
        Severity severity,
        String subject,
        Optional<String> before,
        Optional<String> after,
        List<String> details,
        Map<Trait, String> traits,
        Optional<String> cause) {
    static Draft of(Rule rule, String subject) {
        return new Draft(
                rule,
                rule.severity(),
                subject,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    Draft severity(Severity other) {
        return new Draft(rule, other, subject, before, after, details, traits, cause);
    }

    Draft before(String text) {
        return new Draft(rule, severity, subject, Optional.of(text), after, details, traits, cause);
    }

    Draft after(String text) {
        return new Draft(rule, severity, subject, before, Optional.of(text), details, traits, cause);
    }

    Draft details(List<String> items) {
        return new Draft(rule, severity, subject, before, after, items, traits, cause);
    }

    Draft trait(Trait trait, String value) {
        var more = new EnumMap<Trait, String>(Trait.class);
        more.putAll(traits);
        more.put(trait, value);
        return new Draft(rule, severity, subject, before, after, details, more, cause);
    }

    Draft cause(String of) {
        return new Draft(rule, severity, subject, before, after, details, traits, Optional.of(of));
    }

    /** The finding, with one sentence on what happened and one on what to do. */
    Finding says(String message, String advice) {
        return new Finding(
                rule,
                severity,
                subject,
                before,
                after,
                message,
                advice,
                details,
                traits,
                cause,
                Optional.empty(),
                Optional.empty());
    }
}
