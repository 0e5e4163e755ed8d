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
        Map<Trait, String> traits) {
    static Draft of(Rule rule, String subject) {
        return new Draft(rule, rule.severity(), subject, Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    Draft severity(Severity other) {
        return new Draft(rule, other, subject, before, after, details, traits);
    }

    Draft before(String text) {
        return new Draft(rule, severity, subject, Optional.of(text), after, details, traits);
    }

    Draft after(String text) {
        return new Draft(rule, severity, subject, before, Optional.of(text), details, traits);
    }

    Draft details(List<String> items) {
        return new Draft(rule, severity, subject, before, after, items, traits);
    }

    Draft trait(Trait trait, String value) {
        var more = new EnumMap<Trait, String>(Trait.class);
        more.putAll(traits);
        more.put(trait, value);
        return new Draft(rule, severity, subject, before, after, details, more);
    }

    /** The finding, with one sentence on what happened and one on what to do. */
    Finding says(String message, String advice) {
        return new Finding(rule, severity, subject, before, after, message, advice, details, traits, Optional.empty());
    }
}
