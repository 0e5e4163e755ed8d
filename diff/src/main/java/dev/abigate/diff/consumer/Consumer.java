package dev.abigate.diff.consumer;

import java.util.Set;
import java.util.regex.Pattern;

/** Somebody who uses a module's exports, known by a list, by a module's imports or by code that calls it. */
public sealed interface Consumer {
    /** What reports call the consumer: the file's name. */
    String name();

    /** Whether it may use an export; never false for one that it does use. */
    boolean uses(String export);

    /** A consumer whose uses are listed, one by one. */
    record Listed(String name, Set<String> exports) implements Consumer {
        public Listed {
            exports = Set.copyOf(exports);
        }

        @Override
        public boolean uses(String export) {
            return exports.contains(export);
        }
    }

    /**
     * A consumer known by its code, in whatever language: it may use every export whose name stands anywhere in there.
     *
     * @param computesNames whether it looks exports up by names that it puts together, so that it may use each of them
     */
    record Scanned(String name, String code, boolean computesNames) implements Consumer {
        /** An access by something else than a quoted name: {@code exports[name]}. */
        private static final Pattern COMPUTED = Pattern.compile("exports\\)?\\[(?!['\"])");

        /** The consumer of that code. */
        public static Scanned of(String name, String code) {
            return new Scanned(name, code, COMPUTED.matcher(code).find());
        }

        @Override
        public boolean uses(String export) {
            return computesNames || code.contains(export);
        }
    }
}
