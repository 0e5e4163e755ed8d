package dev.abigate.writer.aot;

import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AuxData;
import dev.abigate.format.aot.DataSegment;
import dev.abigate.format.aot.Global;
import dev.abigate.format.aot.ImportFunction;
import dev.abigate.format.aot.ImportGlobal;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.ObjectData;
import java.util.List;

/** Writes section 1; types and tables have writers of their own. */
final class InitDataWriter {
    private final AlignedSink out;
    private final AotLayout layout;

    InitDataWriter(AlignedSink out, AotLayout layout) {
        this.out = out;
        this.layout = layout;
    }

    /** @param functionCount functions with a body */
    void write(InitData data, int functionCount) {
        memories(data.memories());
        dataSegments(data.dataSegments());
        new TableWriter(out, layout).write(data);
        new TypeWriter(out, layout).write(data.types());
        importGlobals(data.importGlobals());
        globals(data.globals());
        importFunctions(data.importFunctions());
        out.u32(functionCount);
        out.u32(data.startFunction());
        auxData(data.aux());
        objectData(data.objectData());
    }

    private void memories(List<Memory> memories) {
        switch (layout.dialect().memories()) {
            case LIMITS -> {
                Memory memory = onlyOne(memories);
                if (memory.bytesPerPage() != Memory.WASM_PAGE_BYTES) {
                    throw new IllegalArgumentException("the layout has no place for the size of a page");
                }
                limits(memory);
            }
            case PAGE_SIZE_AND_LIMITS -> pageSizeAndLimits(onlyOne(memories));
            case LIST -> {
                out.u32(0);
                out.u32(memories.size());
                for (Memory memory : memories) {
                    out.u32(memory.flags());
                    pageSizeAndLimits(memory);
                }
            }
        }
    }

    private static Memory onlyOne(List<Memory> memories) {
        if (memories.size() != 1) {
            throw new IllegalArgumentException("the layout has place for one memory, found " + memories.size());
        }
        return memories.getFirst();
    }

    private void pageSizeAndLimits(Memory memory) {
        out.u32(memory.bytesPerPage());
        limits(memory);
    }

    private void limits(Memory memory) {
        out.u32(memory.initialPages());
        out.u32(memory.maximumPages());
    }

    private void dataSegments(List<DataSegment> segments) {
        out.u32(segments.size());
        for (DataSegment segment : segments) {
            if (layout.has(Feature.SEGMENT_PREFIX)) {
                out.u32(segment.passive());
                out.u32(segment.memory());
            }
            if (layout.has(Feature.CONSTANT_EXPRESSIONS)) {
                ConstExprWriter.expression(out, segment.offset());
            } else {
                ConstExprWriter.offset(out, segment.offset());
            }
            out.u32(segment.content().length());
            out.bytes(segment.content());
        }
    }

    private void importGlobals(List<ImportGlobal> globals) {
        out.u32(globals.size());
        for (ImportGlobal global : globals) {
            out.align(Short.BYTES);
            out.u8(global.type().code());
            out.u8(global.mutable());
            out.string(global.module(), layout);
            out.string(global.name(), layout);
        }
    }

    private void globals(List<Global> globals) {
        out.u32(globals.size());
        for (Global global : globals) {
            out.align(Integer.BYTES);
            out.u8(global.type().code());
            out.u8(global.mutable());
            if (layout.has(Feature.CONSTANT_EXPRESSIONS)) {
                ConstExprWriter.expression(out, global.initialValue());
            } else {
                ConstExprWriter.globalValue(out, global.initialValue());
            }
        }
    }

    private void importFunctions(List<ImportFunction> functions) {
        out.u32(functions.size());
        for (ImportFunction function : functions) {
            out.u16(function.type());
            out.string(function.module(), layout);
            out.string(function.name(), layout);
        }
    }

    private void auxData(AuxData aux) {
        switch (layout.aux()) {
            case NONE -> {}
            case FOUR_WORDS -> {
                out.u32(aux.dataEnd());
                out.u32(aux.stackBottom());
                out.u32(aux.stackSize());
                out.u32(aux.stackPointerGlobal());
            }
            case SEVEN_WORDS -> {
                out.u32(aux.dataEndGlobal());
                out.u32(aux.dataEnd());
                out.u32(aux.heapBaseGlobal());
                out.u32(aux.heapBase());
                out.u32(aux.stackPointerGlobal());
                out.u32(aux.stackBottom());
                out.u32(aux.stackSize());
            }
            case SEVEN_MIXED -> {
                out.u32(aux.dataEndGlobal());
                out.u64(aux.dataEnd());
                out.u32(aux.heapBaseGlobal());
                out.u64(aux.heapBase());
                out.u32(aux.stackPointerGlobal());
                out.u64(aux.stackBottom());
                out.u32(aux.stackSize());
            }
        }
    }

    private void objectData(List<ObjectData> sections) {
        out.u32(sections.size());
        for (ObjectData section : sections) {
            out.string(section.name(), layout);
            out.u32(section.content().length());
            out.bytes(section.content());
        }
    }
}
