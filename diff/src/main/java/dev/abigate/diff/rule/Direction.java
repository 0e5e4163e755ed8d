package dev.abigate.diff.rule;

import java.util.EnumSet;
import java.util.Set;

/** Which meeting of old and new a rule is about. */
public enum Direction {
    /** Things built for the old module meet the new one. */
    BACKWARD,
    /** The new module meets a host or runtime of the old one. */
    FORWARD,
    /** Both meetings are concerned. */
    BOTH,
    /** The rule is about the policy and not about builds. */
    NEITHER;

    /** The questions whose answer depends on it. */
    public Set<Question> questions() {
        return switch (this) {
            case BACKWARD -> EnumSet.of(Question.OLD_CALLERS_USE_NEW);
            case FORWARD -> EnumSet.of(Question.OLD_HOST_RUNS_NEW);
            case BOTH -> EnumSet.of(Question.OLD_HOST_RUNS_NEW, Question.OLD_CALLERS_USE_NEW);
            case NEITHER -> Set.of();
        };
    }
}
