package dev.abigate.format.component;

import java.util.List;

/** How an instance comes into being. */
public sealed interface Instance {
    /**
     * By instantiating a component.
     *
     * @param component index of a component
     * @param arguments definitions by the name of the import that they satisfy
     */
    record Instantiate(int component, List<NamedItem> arguments) implements Instance {
        /** The byte in the binary format. */
        public static final int CODE = 0x00;

        public Instantiate {
            arguments = List.copyOf(arguments);
        }
    }

    /** By collecting definitions. */
    record Collect(List<NamedExport> exports) implements Instance {
        /** The byte in the binary format. */
        public static final int CODE = 0x01;

        public Collect {
            exports = List.copyOf(exports);
        }
    }

    /** A definition under the name of an export. */
    record NamedExport(ExternName name, SortIndex item) {}
}
