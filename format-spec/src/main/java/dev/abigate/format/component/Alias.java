package dev.abigate.format.component;

import java.util.Set;

/** A second name for a definition. */
public sealed interface Alias {
    /** What the alias stands for. */
    Sort sort();

    /** An export of an instance. */
    record Export(Sort sort, int instance, String name) implements Alias {
        /** The byte in the binary format. */
        public static final int CODE = 0x00;
    }

    /** An export of a core instance. */
    record CoreExport(Sort sort, int instance, String name) implements Alias {
        /** The byte in the binary format. */
        public static final int CODE = 0x01;
    }

    /**
     * A definition of an enclosing component or type.
     *
     * @param count how many scopes outwards, 0 for this one
     */
    record Outer(Sort sort, int count, int index) implements Alias {
        /** The byte in the binary format. */
        public static final int CODE = 0x02;
        /** What may be taken from another scope: definitions that have no state. */
        public static final Set<Sort> SORTS = Set.of(Sort.CORE_TYPE, Sort.CORE_MODULE, Sort.TYPE, Sort.COMPONENT);
    }
}
