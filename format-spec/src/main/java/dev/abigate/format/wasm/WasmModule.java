package dev.abigate.format.wasm;

import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A core WebAssembly module as its bytes have it: sections in file order, nothing resolved. {@link IndexSpaces} resolves
 * indices.
 *
 * <p>Grammar: {@code module ::= magic version section*}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Binary format of modules</a>
 */
public record WasmModule(List<Section> sections) {
    /** The first four bytes, little-endian. */
    public static final int MAGIC = 0x6D736100;
    /** The version field of a core module. */
    public static final int VERSION = 1;

    public WasmModule {
        sections = List.copyOf(sections);
    }

    public List<RecType> types() {
        return content(Section.Types.class, Section.Types::types);
    }

    public List<Import> imports() {
        return content(Section.Imports.class, Section.Imports::imports);
    }

    /** The type index of each function with a body. */
    public List<Integer> functions() {
        return content(Section.Functions.class, Section.Functions::typeIndices);
    }

    /** Tables that the module defines; imported ones are not among them. */
    public List<Table> tables() {
        return content(Section.Tables.class, Section.Tables::tables);
    }

    /** Memories that the module defines; imported ones are not among them. */
    public List<MemoryType> memories() {
        return content(Section.Memories.class, Section.Memories::memories);
    }

    /** The type index of each tag that the module defines. */
    public List<Integer> tags() {
        return content(Section.Tags.class, Section.Tags::typeIndices);
    }

    /** Globals that the module defines; imported ones are not among them. */
    public List<Global> globals() {
        return content(Section.Globals.class, Section.Globals::globals);
    }

    public List<Export> exports() {
        return content(Section.Exports.class, Section.Exports::exports);
    }

    /** The index of the function that runs at instantiation. */
    public OptionalInt start() {
        return section(Section.Start.class)
                .map(start -> OptionalInt.of(start.function()))
                .orElse(OptionalInt.empty());
    }

    public List<ElementSegment> elements() {
        return content(Section.Elements.class, Section.Elements::segments);
    }

    public OptionalInt dataCount() {
        return section(Section.DataCount.class)
                .map(count -> OptionalInt.of(count.count()))
                .orElse(OptionalInt.empty());
    }

    public List<FunctionBody> bodies() {
        return content(Section.Code.class, Section.Code::bodies);
    }

    public List<DataSegment> data() {
        return content(Section.Data.class, Section.Data::segments);
    }

    /** The custom sections, in file order. */
    public List<Section.Custom> customSections() {
        var customs = new ArrayList<Section.Custom>();
        for (Section section : sections) {
            if (section instanceof Section.Custom custom) {
                customs.add(custom);
            }
        }
        return customs;
    }

    /** The first custom section of a name. */
    public Optional<Section.Custom> customSection(String name) {
        return customSections().stream()
                .filter(custom -> custom.name().equals(name))
                .findFirst();
    }

    private <S extends Section, T> List<T> content(Class<S> type, Function<S, List<T>> accessor) {
        return section(type).map(accessor).orElse(List.of());
    }

    private <S extends Section> Optional<S> section(Class<S> type) {
        for (Section section : sections) {
            if (type.isInstance(section)) {
                return Optional.of(type.cast(section));
            }
        }
        return Optional.empty();
    }
}
