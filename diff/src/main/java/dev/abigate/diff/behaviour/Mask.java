package dev.abigate.diff.behaviour;

import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.pattern.TextPattern;

/** A part of what a program does that is not compared. */
public sealed interface Mask {
    /** What stands where something is not compared. */
    String HIDDEN = "…";

    /** The mask as reports show it. */
    String text();

    /** Everything at the places of a pattern: {@code stdout[2].time}. */
    record At(NamePattern place) implements Mask {
        @Override
        public String text() {
            return place.text();
        }
    }

    /** What an expression matches in lines and values at the places of a pattern. */
    record Matching(TextPattern expression, NamePattern place) implements Mask {
        @Override
        public String text() {
            return place.text() + " where it matches " + expression.text();
        }
    }

    /**
     * Bytes of outputs and files of a name.
     *
     * @param from the first
     * @param to the one behind the last
     */
    record Bytes(NamePattern name, int from, int to) implements Mask {
        @Override
        public String text() {
            return "%s, bytes %d to %d".formatted(name.text(), from, to - 1);
        }
    }

    /** What differs between two runs of one build, and stands between what does not. */
    record Between(String place, String before, String after) implements Mask {
        /** Whether a text has both. */
        boolean covers(String found) {
            return found.length() >= before.length() + after.length()
                    && found.startsWith(before)
                    && found.endsWith(after);
        }

        @Override
        public String text() {
            return place + ": " + before + HIDDEN + after;
        }
    }

    /** An output, or a file, as a whole: two runs of one build write more or less of it. */
    record Whole(String name) implements Mask {
        @Override
        public String text() {
            return name;
        }
    }
}
