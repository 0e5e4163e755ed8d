package dev.abigate.diff.rule;

import static dev.abigate.diff.rule.Audience.EMBEDDER;
import static dev.abigate.diff.rule.Audience.LINKED_MODULE;
import static dev.abigate.diff.rule.Question.OLD_CALLERS_USE_NEW;
import static dev.abigate.diff.rule.Severity.BREAKING;

import java.util.EnumSet;
import java.util.Set;

/**
 * The rule catalogue. An id is a promise: it is never renamed or reused. Each rule has a page of its own,
 * {@code rules/ID.md} in the resources of this module.
 */
public enum Rule {
    EXPORT_FUNCTION_REMOVED(
            "export-function-removed",
            Area.EXPORTS,
            BREAKING,
            OLD_CALLERS_USE_NEW,
            "an exported function is gone",
            EMBEDDER,
            LINKED_MODULE);

    /** The part of a build that a rule looks at. */
    public enum Area {
        EXPORTS("exports"),
        IMPORTS("imports"),
        MEMORY("memory and layout"),
        FEATURES("features and sections"),
        WASI("system interface"),
        AOT("AOT container and target"),
        COVERAGE("coverage");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final String id;
    private final Area area;
    private final Severity severity;
    private final Question question;
    private final String summary;
    private final Set<Audience> audiences;

    Rule(String id, Area area, Severity severity, Question question, String summary, Audience... audiences) {
        this.id = id;
        this.area = area;
        this.severity = severity;
        this.question = question;
        this.summary = summary;
        this.audiences = Set.of(audiences);
    }

    public String id() {
        return id;
    }

    public Area area() {
        return area;
    }

    /** The severity where the change's details do not say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** The question that a finding of this rule bears on. */
    public Question question() {
        return question;
    }

    /** The rule in one phrase. */
    public String summary() {
        return summary;
    }

    /** Who is hit, in the order of {@link Audience}. */
    public Set<Audience> audiences() {
        return audiences.isEmpty() ? EnumSet.noneOf(Audience.class) : EnumSet.copyOf(audiences);
    }
}
