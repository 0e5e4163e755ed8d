package dev.abigate.writer.coverage;

import dev.abigate.format.wasm.Encoding;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.SectionId;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.writer.wasm.CodeWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A module that behaves as another one and counts, in a memory of its own, how often its functions, its loops, and the ways
 * on from its branches and selections are taken. It has no custom sections.
 *
 * @param branches the name under which it exports that memory
 * @param counters how many bytes of it count
 * @param operands the name under which it exports another memory, with the two operands that each comparison of 32-bit
 *     integers had last
 * @param comparisons how many these are, with 8 bytes each
 */
public record CountedModule(WasmModule module, String branches, int counters, String operands, int comparisons) {
    private static final String BRANCHES = "abigate.branches";
    private static final String OPERANDS = "abigate.operands";

    /** A module that has no memory gets an empty one first: hosts write to the first, which must not be that of the counters. */
    private static final MemoryType EMPTY = new MemoryType(
            new Limits(AddressType.I32, 0, OptionalLong.of(0)), false, MemoryType.DEFAULT_PAGE_SIZE_LOG2);

    /**
     * Puts counters into a valid module.
     *
     * @param code of its functions
     * @throws dev.abigate.format.InvalidModuleException where a function has no type
     */
    public static CountedModule of(WasmModule module, List<FunctionCode> code) {
        var indices = IndexSpaces.of(module);
        var memories = new ArrayList<>(module.memories());
        if (indices.memories().isEmpty()) {
            memories.add(EMPTY);
        }
        int imported = indices.memories().size() - module.memories().size();
        int memory = imported + memories.size();
        var counters = new BranchCounters(memory, memory + 1);
        var bodies = new ArrayList<FunctionBody>();
        int function = indices.functions().size() - code.size();
        for (FunctionCode each : code) {
            FunctionCode counted = counters.count(
                    each, indices.typeOfFunction(function++).parameters().size());
            bodies.add(new FunctionBody(0, CodeWriter.write(counted, Encoding.SHORTEST)));
        }
        memories.add(memory(counters.count()));
        memories.add(memory(2L * Integer.BYTES * counters.comparisons()));
        String branches = unusedName(BRANCHES, module);
        String operands = unusedName(OPERANDS, module);
        var exports = new ArrayList<>(module.exports());
        exports.add(new Export(branches, ExternKind.MEMORY, memory));
        exports.add(new Export(operands, ExternKind.MEMORY, memory + 1));
        var counted = with(
                module,
                List.of(
                        new Section.Memories(memories, SectionEncoding.SHORTEST),
                        new Section.Exports(exports, SectionEncoding.SHORTEST),
                        new Section.Code(bodies, SectionEncoding.SHORTEST)));
        return new CountedModule(counted, branches, counters.count(), operands, counters.comparisons());
    }

    private static MemoryType memory(long bytes) {
        long pages = Math.max(1, Math.ceilDiv(bytes, 1L << MemoryType.DEFAULT_PAGE_SIZE_LOG2));
        var limits = new Limits(AddressType.I32, pages, OptionalLong.of(pages));
        return new MemoryType(limits, false, MemoryType.DEFAULT_PAGE_SIZE_LOG2);
    }

    private static String unusedName(String wanted, WasmModule module) {
        String name = wanted;
        while (isExported(name, module)) {
            name += "'";
        }
        return name;
    }

    private static boolean isExported(String name, WasmModule module) {
        return module.exports().stream().anyMatch(export -> export.name().equals(name));
    }

    private static WasmModule with(WasmModule module, List<Section> replaced) {
        Map<SectionId, Section> sections = new EnumMap<>(SectionId.class);
        module.sections().forEach(section -> sections.put(section.id(), section));
        replaced.forEach(section -> sections.put(section.id(), section));
        sections.remove(SectionId.CUSTOM);
        return new WasmModule(List.copyOf(sections.values()));
    }
}
