package dev.abigate.diff.snapshot;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.Variable;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.reader.dwarf.DwarfTypes;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Takes the interface as the source has it from a module and its debug information. */
final class SourceReader {
    private static final int LARGEST_CONTENT = 256;
    private static final int DEEPEST = 16;

    private final InitialMemory memory;
    private final Program program;

    private SourceReader(InitialMemory memory, Program program) {
        this.memory = memory;
        this.program = program;
    }

    /** The interface; nothing where there is no debug information. */
    static Optional<SourceTypes> read(WasmModule module, DwarfOptions options) {
        TypeGraph graph = DwarfTypes.read(module, options);
        if (graph.coverage().isEmpty()) {
            return Optional.empty();
        }
        var memory = new InitialMemory(module);
        var program = new Program(graph);
        return Optional.of(
                new SourceTypes(program, new SourceReader(memory, program).contents(), ClassTables.of(module, memory)));
    }

    /** What variables hold when the module starts, as far as that means the same in every build: no addresses. */
    private Map<String, String> contents() {
        var contents = new HashMap<String, String>();
        for (Variable variable : program.graph().variables()) {
            long size = Values.of(program, variable.type()).size();
            if (variable.address().isPresent()
                    && !variable.threadLocal()
                    && size > 0
                    && size <= LARGEST_CONTENT
                    && !holdsAddresses(variable.type(), 0)) {
                memory.bytes(variable.address().getAsLong(), (int) size)
                        .map(bytes -> HexFormat.of().formatHex(bytes.toArray()))
                        .ifPresent(bytes -> variable.exports().forEach(name -> contents.put(name, bytes)));
            }
        }
        return contents;
    }

    private boolean holdsAddresses(TypeId id, int depth) {
        TypeId core = program.stripped(id);
        if (depth > DEEPEST) {
            return true;
        }
        if (program.type(core) instanceof ArrayType array) {
            return holdsAddresses(array.element(), depth + 1);
        }
        if (program.type(core) instanceof StructType struct) {
            return !struct.bases().isEmpty()
                    || struct.members().stream().anyMatch(member -> holdsAddresses(member.type(), depth + 1));
        }
        Values.Kind kind = Values.of(program, core).kind();
        return kind != Values.Kind.INTEGER && kind != Values.Kind.FLOAT;
    }
}
