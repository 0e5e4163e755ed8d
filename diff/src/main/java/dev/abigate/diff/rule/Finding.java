package dev.abigate.diff.rule;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.witness.Witness;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param traits what a policy may ask for beside rule and subject
 * @param cause the subject of what brought it about, where that is told apart: findings of one cause belong together
 * @param noise what makes it no change of the interface; the severity is the one that it has in spite of it
 * @param witness what shows that it breaks something, where that was looked for and found
 */
public record Finding(
        Rule rule,
        Severity severity,
        String subject,
        Optional<String> before,
        Optional<String> after,
        String message,
        String advice,
        List<String> details,
        Map<Trait, String> traits,
        Optional<String> cause,
        Optional<Noise> noise,
        Optional<Witness> witness) {
    /** Worst first, then by rule, then by subject: the order of every report. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(f -> f.rule().id())
            .thenComparing(Finding::subject);

    public Finding {
        details = List.copyOf(details);
        traits = Collections.unmodifiableMap(new TreeMap<>(traits));
    }

    /** A finding that stands for itself. */
    public Finding(
            Rule rule,
            Severity severity,
            String subject,
            Optional<String> before,
            Optional<String> after,
            String message,
            String advice,
            List<String> details,
            Map<Trait, String> traits,
            Optional<Noise> noise) {
        this(
                rule,
                severity,
                subject,
                before,
                after,
                message,
                advice,
                details,
                traits,
                Optional.empty(),
                noise,
                Optional.empty());
    }

    /** The same finding with another severity. */
    public Finding withSeverity(Severity other) {
        return new Finding(
                rule, other, subject, before, after, message, advice, details, traits, cause, noise, witness);
    }

    /** The same finding as a part of what another one tells of. */
    Finding withCause(String other) {
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
                Optional.of(other),
                noise,
                witness);
    }

    /** The same finding as noise. */
    Finding withNoise(Noise recognised) {
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
                Optional.of(recognised),
                witness);
    }

    /** The same finding with what proves it. */
    Finding withWitness(Witness proof) {
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
                noise,
                Optional.of(proof));
    }

    /** In which of the builds the subject is: it has a state there. */
    public Presence presence() {
        if (before.isPresent() == after.isPresent()) {
            return Presence.BOTH;
        }
        return before.isPresent() ? Presence.OLD : Presence.NEW;
    }

    /** The subject without its kind: {@code add} of {@code export:add}. */
    public String name() {
        return subject.substring(subject.indexOf(':') + 1);
    }

    /**
     * What the same finding is called in every run: twelve hexadecimal digits made of rule, subject and {@link
     * #presence()}, so that neither values nor indices nor addresses move it.
     */
    public String id() {
        return Fingerprint.of(rule.id(), subject, presence().id());
    }
}
