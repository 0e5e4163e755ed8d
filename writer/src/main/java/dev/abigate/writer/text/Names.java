package dev.abigate.writer.text;

import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.custom.NameSection.Kind;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The identifiers of a module.
 *
 * @param module the module's own name
 */
record Names(
        Optional<String> module,
        NameSection section,
        Identifiers types,
        Identifiers functions,
        Identifiers tables,
        Identifiers memories,
        Identifiers globals,
        Identifiers tags,
        Identifiers elements,
        Identifiers data) {
    static Names of(WasmModule module, IndexSpaces spaces, NameSection section) {
        return new Names(
                section.module(),
                section,
                space(section, Kind.TYPE, spaces.types().size()),
                space(section, Kind.FUNCTION, spaces.functions().size()),
                space(section, Kind.TABLE, spaces.tables().size()),
                space(section, Kind.MEMORY, spaces.memories().size()),
                space(section, Kind.GLOBAL, spaces.globals().size()),
                space(section, Kind.TAG, spaces.tags().size()),
                space(section, Kind.ELEMENT, module.elements().size()),
                space(section, Kind.DATA, module.data().size()));
    }

    /** The parameters and other locals of a function. */
    Identifiers locals(int function, int count) {
        return Identifiers.of(section.of(Kind.LOCAL, function), count);
    }

    /** The fields of a struct type. */
    Identifiers fields(int type, int count) {
        return Identifiers.of(section.of(Kind.FIELD, type), count);
    }

    /** The names of a function's blocks, by their order. */
    SortedMap<Integer, String> labels(int function) {
        return section.of(Kind.LABEL, function);
    }

    private static Identifiers space(NameSection section, Kind kind, int size) {
        return Identifiers.of(section.of(kind), size);
    }
}
