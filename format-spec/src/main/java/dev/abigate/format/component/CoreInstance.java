package dev.abigate.format.component;

import java.util.List;

/** How an instance of core WebAssembly comes into being. */
public sealed interface CoreInstance {
    /**
     * By instantiating a module.
     *
     * @param module index of a core module
     * @param arguments instances by the name that the module imports from
     */
    record Instantiate(int module, List<NamedItem> arguments) implements CoreInstance {
        /** The byte in the binary format. */
        public static final int CODE = 0x00;

        public Instantiate {
            arguments = List.copyOf(arguments);
        }
    }

    /** By collecting core definitions. */
    record Collect(List<NamedItem> exports) implements CoreInstance {
        /** The byte in the binary format. */
        public static final int CODE = 0x01;

        public Collect {
            exports = List.copyOf(exports);
        }
    }
}
