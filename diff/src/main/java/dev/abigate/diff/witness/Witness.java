package dev.abigate.diff.witness;

/**
 * What fits the old build and does not fit the new one. It is made by {@link Witnesses} only, which tries it on both.
 */
public sealed interface Witness {
    /** The module that callers import the build as. */
    String BUILD = "build";

    /** What a module that is linked exports, to be called. */
    String FUNCTION = "witness";

    /** The word in JSON. */
    String id();

    /** The export of the old build, the import of the new one, or the field that it is about. */
    String name();

    /** A module in the text format. */
    String text();

    /** What comes of it with the old build. */
    String before();

    /** What comes of it with the new build. */
    String after();

    /** One that is linked with a build. */
    sealed interface Linked extends Witness {
        /** The name by which the two are linked: what a caller imports the build as, or what a host offers. */
        String module();
    }

    /**
     * A module that imports something of the build with the type that the old build gave it.
     *
     * @param after why it does not link with the new build, as a linker says it
     */
    record Caller(String name, String text, String after) implements Linked {
        @Override
        public String module() {
            return BUILD;
        }

        @Override
        public String id() {
            return "caller";
        }

        @Override
        public String before() {
            return LINKS;
        }
    }

    /**
     * A module that offers what the old build imports, as the old build has it.
     *
     * @param after why the new build does not link with it, as a linker says it
     */
    record Host(String module, String name, String text, String after) implements Linked {
        @Override
        public String id() {
            return "host";
        }

        @Override
        public String before() {
            return LINKS;
        }
    }

    /**
     * A module that links with both builds and reads a constant of theirs: by its export {@value #FUNCTION}.
     *
     * @param old what it reads of the old build
     * @param now what it reads of the new one
     */
    record Value(String name, String text, long old, long now) implements Linked {
        @Override
        public String id() {
            return "value";
        }

        @Override
        public String module() {
            return BUILD;
        }

        @Override
        public String before() {
            return "reads " + old;
        }

        @Override
        public String after() {
            return "reads " + now;
        }
    }

    /**
     * A module that stores a field where callers of the old build do, and reads it where the old build does, by its export
     * {@value #OLD}, and where the new one does, by its export {@value #NEW}.
     */
    record Place(String name, String text, String before, String after) implements Witness {
        /** What reads as the old build does. */
        public static final String OLD = "old";

        /** What reads as the new build does. */
        public static final String NEW = "new";

        @Override
        public String id() {
            return "place";
        }
    }

    /** What is said of a build that a witness fits. */
    String LINKS = "links";
}
