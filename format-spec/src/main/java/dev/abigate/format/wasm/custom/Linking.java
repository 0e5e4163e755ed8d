package dev.abigate.format.wasm.custom;

import java.util.List;

/**
 * The {@code linking} section of a relocatable object.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md">Linking</a>
 */
public record Linking(
        List<SegmentInfo> segments, List<InitFunction> initFunctions, List<Comdat> comdats, List<Symbol> symbols)
        implements CustomContent {
    /** The name of the section. */
    public static final String NAME = "linking";
    /** The only version of the section in use. */
    public static final int VERSION = 2;

    public Linking {
        segments = List.copyOf(segments);
        initFunctions = List.copyOf(initFunctions);
        comdats = List.copyOf(comdats);
        symbols = List.copyOf(symbols);
    }

    /**
     * A data segment's name and placement.
     *
     * @param alignment as the exponent of a power of two
     */
    public record SegmentInfo(String name, int alignment, int flags) {}

    /** A function to be called at start-up, lower priorities first. */
    public record InitFunction(int priority, int symbol) {}

    /** Things of which one copy is kept. */
    public record Comdat(String name, int flags, List<ComdatItem> items) {
        public Comdat {
            items = List.copyOf(items);
        }
    }

    /**
     * A member of a group.
     *
     * @param kind 0 data, 1 function, 2 global, 3 event, 4 table, 5 section
     */
    public record ComdatItem(int kind, int index) {}

    /** An entry of the symbol table. */
    public sealed interface Symbol {
        /** The kind of a function. */
        int FUNCTION = 0;
        /** The flag of a symbol that other objects do not see. */
        int LOCAL = 0x2;
        /** The flag of a symbol that another object defines. */
        int UNDEFINED = 0x10;
        /** The flag of an undefined symbol that has a name of its own. */
        int EXPLICIT_NAME = 0x40;

        int flags();

        /**
         * A function, global, event or table.
         *
         * @param kind 0 function, 2 global, 4 event, 5 table
         * @param name empty where the import's name is used
         */
        record Item(int kind, int flags, int index, String name) implements Symbol {}

        /** A piece of a data segment; segment, offset and size are 0 where it is undefined. */
        record Data(int flags, String name, int segment, long offset, long size) implements Symbol {}

        /** A section. */
        record SectionSymbol(int flags, int section) implements Symbol {}
    }
}
