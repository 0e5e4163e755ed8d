package dev.abigate.format.component;

/** A part of the type of a component or of an instance. */
public sealed interface Declaration {
    /** A core type for the declarations behind it. */
    record OfCoreType(CoreType type) implements Declaration {
        /** The byte in the binary format. */
        public static final int CODE = 0x00;
    }

    /** A type for the declarations behind it. */
    record OfType(TypeDefinition type) implements Declaration {
        /** The byte in the binary format. */
        public static final int CODE = 0x01;
    }

    /** A second name for a type or an instance. */
    record OfAlias(Alias alias) implements Declaration {
        /** The byte in the binary format. */
        public static final int CODE = 0x02;
    }

    /** Something that the component imports; in the type of an instance there is none. */
    record OfImport(Import imported) implements Declaration {
        /** The byte in the binary format. */
        public static final int CODE = 0x03;
    }

    /** Something that the component or instance exports. */
    record OfExport(ExternName name, ExternType type) implements Declaration {
        /** The byte in the binary format. */
        public static final int CODE = 0x04;
    }
}
