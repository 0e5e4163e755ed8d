package dev.abigate.runtime.libc;

import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Where the runtime's heap lies in a guest's memory.
 *
 * @param begin address of the first byte
 * @param end address behind the last one
 */
public record HeapRange(long begin, long end) {
    /** As large as {@code iwasm} makes it unless told otherwise, in bytes. */
    public static final int DEFAULT_BYTES = 16 * 1024;

    /** What WAMR leaves unused between the heap and the end of the memory, in bytes. */
    private static final long GAP = 1024;

    /** A module whose memory has room for the heap. */
    public record Inserted(WasmModule module, HeapRange heap) {}

    /**
     * Makes room for a heap, as WAMR does when it instantiates: before {@code __heap_base}, which moves up, or else behind
     * the module's own pages. Empty where the module has no memory of its own with addresses of 32 bits, exports functions
     * {@code malloc} and {@code free}, which are used instead, or has no room.
     *
     * <p>A memory of at most one page grows by whole pages here; WAMR makes its page larger instead.
     *
     * @param bytes size of the heap
     */
    public static Optional<Inserted> insertInto(WasmModule module, int bytes) {
        boolean importsMemory = module.imports().stream().anyMatch(item -> item.type() instanceof ExternType.Memory);
        boolean allocates = exports(module, "malloc") && exports(module, "free");
        if (importsMemory || allocates || module.memories().isEmpty()) {
            return Optional.empty();
        }
        MemoryType memory = module.memories().getFirst();
        long pageBytes = 1L << memory.pageSizeLog2();
        long minimum = memory.limits().minimum();
        if (memory.limits().addressType() != AddressType.I32
                || memory.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            return Optional.empty();
        }
        var globals = new ConstantGlobals(module);
        OptionalInt base = globals.exported(ConstantGlobals.HEAP_BASE);
        long begin = minimum * pageBytes;
        long end = begin + (bytes + pageBytes - 1) / pageBytes * pageBytes - GAP;
        long pages = (bytes + pageBytes - 1) / pageBytes;
        WasmModule changed = module;
        if (base.isPresent() && globals.value(base.getAsInt()) < minimum * pageBytes) {
            begin = globals.value(base.getAsInt());
            end = begin + bytes;
            long moved = end % pageBytes == 0 || pageBytes - end % pageBytes >= GAP ? end : end + GAP;
            pages = Math.max(0, (moved + pageBytes - 1) / pageBytes - minimum);
            changed = withHeapBase(module, base.getAsInt(), moved);
        }
        Limits limits = grown(memory.limits(), pages);
        return limits.minimum() * pageBytes > 1L << 32
                ? Optional.empty()
                : Optional.of(new Inserted(withMemory(changed, limits), new HeapRange(begin, end)));
    }

    private static boolean exports(WasmModule module, String function) {
        return module.exports().stream()
                .anyMatch(export ->
                        export.kind() == ExternKind.FUNCTION && export.name().equals(function));
    }

    private static Limits grown(Limits limits, long pages) {
        OptionalLong maximum = limits.maximum().isEmpty()
                ? limits.maximum()
                : OptionalLong.of(Math.min(limits.maximum().getAsLong() + pages, 1 << 16));
        return new Limits(limits.addressType(), limits.minimum() + pages, maximum);
    }

    private static WasmModule withMemory(WasmModule module, Limits limits) {
        return replace(module, section -> {
            if (!(section instanceof Section.Memories(List<MemoryType> memories, SectionEncoding encoding))) {
                return section;
            }
            var changed = new ArrayList<>(memories);
            MemoryType first = memories.getFirst();
            changed.set(0, new MemoryType(limits, first.shared(), first.pageSizeLog2()));
            return new Section.Memories(changed, encoding);
        });
    }

    private static WasmModule withHeapBase(WasmModule module, int global, long value) {
        return replace(module, section -> {
            if (!(section instanceof Section.Globals(List<Global> globals, SectionEncoding encoding))) {
                return section;
            }
            var changed = new ArrayList<>(globals);
            changed.set(
                    global,
                    new Global(
                            globals.get(global).type(),
                            new ConstExpr(List.of(new Instruction.Constant(Opcode.I32_CONST, (int) value)))));
            return new Section.Globals(changed, encoding);
        });
    }

    private static WasmModule replace(WasmModule module, UnaryOperator<Section> change) {
        return new WasmModule(module.sections().stream().map(change).toList());
    }
}
