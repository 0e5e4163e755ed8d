package dev.abigate.format.host;

import java.util.List;

/**
 * How a loader of one kind reads a file's init data, right or wrong: loaders since 2.0.0 differ in what they take the
 * offset of an element segment for, and in whether they expect the records of garbage collection. No number in the file
 * tells them which it is (sections 3 and 15).
 *
 * @param offsetExpressions whether the loader takes offsets of element segments for expressions; else for a tag and 64 bits
 * @param gcRecords whether the loader was built with garbage collection and expects its records
 * @param needs what the loader has to be built with to get as far as it gets, in the order in which it meets them
 * @param message what it prints where it refuses the file; empty where it prints nothing
 */
public record LoaderReading(
        boolean offsetExpressions, boolean gcRecords, List<Need> needs, Outcome outcome, String message) {
    public LoaderReading {
        needs = List.copyOf(needs);
    }

    /** How reading ends. */
    public enum Outcome {
        /** At the end of the section, so that the loader goes on. */
        READS("reads"),
        /** At the end of the section, with other content than was written. */
        MISREADS("misreads"),
        /** With an error. */
        REFUSES("refuses"),
        /** At a wild address. */
        CRASHES("crashes"),
        /** The rest depends on more than the file. */
        OPEN("open");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** The word in snapshots. */
        public String id() {
            return id;
        }
    }

    /** What a runtime has to be built with to read something (section 15, build options). */
    public enum Need {
        SHARED_MEMORY("shared-memory", "a shared memory", BuildOption.SHARED_MEMORY, "2.1.0", "invalid limits flags"),
        MEMORY64("memory64", "a memory with 64-bit addresses", BuildOption.MEMORY64, "2.1.0", "invalid limits flags"),
        TABLE64(
                "table64",
                "a table with 64-bit indices",
                BuildOption.MEMORY64,
                "2.2.0",
                "invalid limits flags(table64 flag was found, please enable memory64)"),
        REFERENCE_CONSTANTS(
                "reference-constants",
                "null references in constants",
                BuildOption.REF_TYPES,
                "2.0.0",
                "invalid init expr type."),
        EXTENDED_CONSTANTS(
                "extended-constants",
                "arithmetic in constants",
                BuildOption.EXTENDED_CONST_EXPR,
                "2.0.0",
                "invalid init expr type."),
        REFERENCE_VALUES("reference-values", "values that are references", BuildOption.REF_TYPES, "2.1.1", ""),
        VECTOR_VALUES("vector-values", "values of 128 bits", BuildOption.SIMD, "2.1.1", "");

        private final String id;
        private final String words;
        private final BuildOption option;
        private final String checkedSince;
        private final String message;

        Need(String id, String words, BuildOption option, String checkedSince, String message) {
            this.id = id;
            this.words = words;
            this.option = option;
            this.checkedSince = checkedSince;
            this.message = message;
        }

        /** The word in snapshots. */
        public String id() {
            return id;
        }

        /** What it is, as a phrase. */
        public String words() {
            return words;
        }

        /** The option of a runtime that meets the need. */
        public BuildOption option() {
            return option;
        }

        /** The first release whose loader refuses a file for it; earlier ones load it and misbehave. */
        public String checkedSince() {
            return checkedSince;
        }

        /** What such a loader prints; empty where it prints nothing. */
        public String message() {
            return message;
        }
    }
}
