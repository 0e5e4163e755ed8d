package dev.abigate.format.wasm;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import java.util.List;

/**
 * A section of a module. All but custom ones appear at most once, in the order of {@link SectionId}.
 *
 * <p>Grammar: {@code section(id) ::= id:byte size:u32 body}; bodies are vectors unless said otherwise.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#sections">Sections</a>
 */
public sealed interface Section {
    SectionId id();

    /** How the bytes differ from the shortest encoding. */
    SectionEncoding encoding();

    /** Bytes under a name, whose meaning is a matter of convention. They are not decoded here. */
    record Custom(String name, ByteString content, SectionEncoding encoding) implements Section {
        @Override
        public SectionId id() {
            return SectionId.CUSTOM;
        }
    }

    /** Defined types. */
    record Types(List<RecType> types, SectionEncoding encoding) implements Section {
        public Types {
            types = List.copyOf(types);
        }

        @Override
        public SectionId id() {
            return SectionId.TYPE;
        }
    }

    /** What the host has to provide. */
    record Imports(List<Import> imports, SectionEncoding encoding) implements Section {
        public Imports {
            imports = List.copyOf(imports);
        }

        @Override
        public SectionId id() {
            return SectionId.IMPORT;
        }
    }

    /** The type index of each function with a body. */
    record Functions(List<Integer> typeIndices, SectionEncoding encoding) implements Section {
        public Functions {
            typeIndices = List.copyOf(typeIndices);
        }

        @Override
        public SectionId id() {
            return SectionId.FUNCTION;
        }
    }

    /** Tables that the module defines. */
    record Tables(List<Table> tables, SectionEncoding encoding) implements Section {
        public Tables {
            tables = List.copyOf(tables);
        }

        @Override
        public SectionId id() {
            return SectionId.TABLE;
        }
    }

    /** Memories that the module defines. */
    record Memories(List<MemoryType> memories, SectionEncoding encoding) implements Section {
        public Memories {
            memories = List.copyOf(memories);
        }

        @Override
        public SectionId id() {
            return SectionId.MEMORY;
        }
    }

    /** The type index of each exception tag that the module defines. */
    record Tags(List<Integer> typeIndices, SectionEncoding encoding) implements Section {
        public Tags {
            typeIndices = List.copyOf(typeIndices);
        }

        @Override
        public SectionId id() {
            return SectionId.TAG;
        }
    }

    /** Globals that the module defines. */
    record Globals(List<Global> globals, SectionEncoding encoding) implements Section {
        public Globals {
            globals = List.copyOf(globals);
        }

        @Override
        public SectionId id() {
            return SectionId.GLOBAL;
        }
    }

    /** What the module offers. */
    record Exports(List<Export> exports, SectionEncoding encoding) implements Section {
        public Exports {
            exports = List.copyOf(exports);
        }

        @Override
        public SectionId id() {
            return SectionId.EXPORT;
        }
    }

    /** The function that runs at instantiation; not a vector. */
    record Start(int function, SectionEncoding encoding) implements Section {
        @Override
        public SectionId id() {
            return SectionId.START;
        }
    }

    /** References for tables. */
    record Elements(List<ElementSegment> segments, SectionEncoding encoding) implements Section {
        public Elements {
            segments = List.copyOf(segments);
        }

        @Override
        public SectionId id() {
            return SectionId.ELEMENT;
        }
    }

    /** The number of data segments, told before the code; not a vector. */
    record DataCount(int count, SectionEncoding encoding) implements Section {
        @Override
        public SectionId id() {
            return SectionId.DATA_COUNT;
        }
    }

    /** Function bodies, each behind its size. */
    record Code(List<FunctionBody> bodies, SectionEncoding encoding) implements Section {
        public Code {
            bodies = List.copyOf(bodies);
        }

        @Override
        public SectionId id() {
            return SectionId.CODE;
        }
    }

    /** Bytes for memories. */
    record Data(List<DataSegment> segments, SectionEncoding encoding) implements Section {
        public Data {
            segments = List.copyOf(segments);
        }

        @Override
        public SectionId id() {
            return SectionId.DATA;
        }
    }
}
