package dev.abigate.diff.verdict;

import dev.abigate.diff.rule.Question;
import java.util.List;

/**
 * The judgement of a whole comparison.
 *
 * @param answers one for each {@link Question}, in its order
 */
public record Verdict(Level level, SemverStep semver, List<Answer> answers) {
    public Verdict {
        answers = List.copyOf(answers);
    }

    /** The overall word, best first. */
    public enum Level {
        COMPATIBLE("compatible"),
        COMPATIBLE_WITH_ADDITIONS("compatible-with-additions"),
        RISKY("risky"),
        INCOMPATIBLE("incompatible");

        private final String id;

        Level(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** The version step that the change calls for. */
    public enum SemverStep {
        PATCH("patch"),
        MINOR("minor"),
        MAJOR("major");

        private final String id;

        SemverStep(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** How a question was answered. */
    public enum Outcome {
        YES,
        NO,
        CANNOT_TELL,
        NOT_ASKED
    }

    /**
     * One of the three answers.
     *
     * @param reason why, as a phrase: {@code 3 new imports}
     */
    public record Answer(Question question, Outcome outcome, String reason) {}
}
