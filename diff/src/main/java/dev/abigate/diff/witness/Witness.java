package dev.abigate.diff.witness;

/**
 * What fits the old build and does not fit the new one. It is made by {@link Witnesses} only, which tries it on both.
 */
public sealed interface Witness {
    /** The module that callers import the build as. */
    String BUILD = "build";

    /** The word in JSON. */
    String id();

    /** The module by whose name the two are linked: what a caller imports the build as, or what a host offers. */
    String module();

    /** The export of the old build, or the import of the new one, that it is about. */
    String name();

    /** A module in the text format. */
    String text();

    /** What comes of it with the old build. */
    String before();

    /** What comes of it with the new build. */
    String after();

    /**
     * A module that imports something of the build with the type that the old build gave it.
     *
     * @param after why it does not link with the new build, as a linker says it
     */
    record Caller(String name, String text, String after) implements Witness {
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
    record Host(String module, String name, String text, String after) implements Witness {
        @Override
        public String id() {
            return "host";
        }

        @Override
        public String before() {
            return LINKS;
        }
    }

    /** What is said of a build that a witness fits. */
    String LINKS = "links";
}
