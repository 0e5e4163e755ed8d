package dev.abigate.diff.verdict;

import dev.abigate.diff.rule.Question;
import dev.abigate.diff.version.Step;
import java.util.List;

/**
 * The judgement of a whole comparison.
 *
 * @param semver the version step that the change calls for
 * @param answers one for each {@link Question}, in its order
 */
public record Verdict(Level level, Step semver, List<Answer> answers) {
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

    /** How a question was answered. */
    public enum Outcome {
        YES("yes"),
        NO("no"),
        CANNOT_TELL("cannot-tell"),
        NOT_ASKED("not-asked");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** The word used in JSON. */
        public String id() {
            return id;
        }
    }

    /**
     * One of the three answers.
     *
     * @param reason why, as a phrase: {@code 3 new imports}
     * @param evidence the findings that it rests on, by {@link dev.abigate.diff.rule.Finding#id()}, worst first
     */
    public record Answer(Question question, Outcome outcome, String reason, List<String> evidence) {
        public Answer {
            evidence = List.copyOf(evidence);
        }
    }
}
