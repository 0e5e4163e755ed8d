package dev.abigate.diff.snapshot;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.TypeGraph;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.Variable;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.reader.dwarf.DwarfTypes;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes the interface as the source has it from a module and its debug information. */
final class SourceReader {
    private static final int LARGEST_CONTENT = 256;
    private static final int DEEPEST = 16;

    private final WasmModule module;
    private final TypeGraph graph;
    private final Program program;

    private SourceReader(WasmModule module, TypeGraph graph) {
        this.module = module;
        this.graph = graph;
        this.program = new Program(graph);
    }

    /** The interface; nothing where there is no debug information. */
    static Optional<SourceTypes> read(WasmModule module, DwarfOptions options) {
        TypeGraph graph = DwarfTypes.read(module, options);
        return graph.coverage().isEmpty()
                ? Optional.empty()
                : Optional.of(new SourceTypes(graph, new SourceReader(module, graph).contents()));
    }

    /** What variables hold when the module starts, as far as that means the same in every build: no addresses. */
    private Map<String, String> contents() {
        var contents = new HashMap<String, String>();
        for (Variable variable : graph.variables()) {
            long size = Values.of(program, variable.type()).size();
            if (variable.address().isPresent()
                    && !variable.threadLocal()
                    && size > 0
                    && size <= LARGEST_CONTENT
                    && !holdsAddresses(variable.type(), 0)) {
                bytes(variable.address().getAsLong(), (int) size)
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

    /** The initial content of memory, where one data segment has all of it. */
    private Optional<String> bytes(long address, int size) {
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof DataSegment.Mode.Active active) {
                OptionalLong offset = WasmSurface.constant(active.offset().instructions());
                long from = address - offset.orElse(Long.MAX_VALUE);
                if (offset.isPresent()
                        && from >= 0
                        && from + size <= segment.bytes().length()) {
                    return Optional.of(HexFormat.of()
                            .formatHex(segment.bytes().slice((int) from, size).toArray()));
                }
            }
        }
        return Optional.empty();
    }
}
