package dev.abigate.diff.behaviour;

import dev.abigate.format.ByteString;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What users see of one run of a program.
 *
 * @param outputs what it wrote, by {@code stdout}, {@code stderr} and {@code file:} with the path; a file with nothing was removed
 */
record Observation(End end, Map<String, Optional<ByteString>> outputs) {
    Observation {
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
    }

    /**
     * How it ended.
     *
     * @param text {@code exit 0}, or {@code trap} with its kind
     * @param detail what else is known, and not compared: where it trapped
     */
    record End(Kind kind, String text, String detail) {
        /** The kinds of ends. */
        enum Kind {
            EXIT,
            /** A trap, or an exception that nobody caught. */
            TRAP,
            /** A limit of the host: nobody knows what would have followed. */
            LIMIT
        }
    }
}
