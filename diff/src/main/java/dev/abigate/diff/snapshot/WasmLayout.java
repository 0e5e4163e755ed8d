package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.format.wasm.type.NumType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Finds out how the linker laid out memory 0: from exported globals, from names of globals, and failing both from the
 * order of globals that wasm-ld has. It puts either static data, then the stack, then the heap; or the stack first, from
 * address 0. Data without content comes last of the static data and leaves no segment.
 */
final class WasmLayout {
    private static final long STACK_ALIGNMENT = 16;
    private static final long PAGE = 65536;
    private static final long DEFAULT_GLOBAL_BASE = 1024;

    private final WasmModule module;
    private final Map<String, Integer> globals = new HashMap<>();
    private final int importedGlobals;
    private final Layout.Data data;

    private WasmLayout(WasmModule module, Optional<NameSection> names) {
        this.module = module;
        this.importedGlobals =
                IndexSpaces.of(module).globals().size() - module.globals().size();
        names.map(section -> section.names().get(NameSection.Kind.GLOBAL))
                .ifPresent(map -> map.forEach((index, name) -> globals.putIfAbsent(name, index)));
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL)
                .forEach(export -> globals.put(export.name(), export.index()));
        this.data = data(module);
    }

    static Layout of(WasmModule module, Optional<NameSection> names) {
        return new WasmLayout(module, names).layout();
    }

    private Layout layout() {
        OptionalLong stackPointer = value("__stack_pointer");
        if (stackPointer.isEmpty()) {
            stackPointer = likelyStackPointer();
        }
        OptionalLong dataEnd = value("__data_end");
        var announced = new TreeSet<String>();
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL && Layout.AUX_GLOBALS.contains(export.name()))
                .forEach(export -> announced.add(export.name()));
        return new Layout(
                dataEnd,
                value("__heap_base"),
                stackPointer,
                stack(stackPointer, dataEnd),
                data,
                List.copyOf(announced));
    }

    private OptionalLong value(String name) {
        int own = globals.getOrDefault(name, -1) - importedGlobals;
        return own < 0 || own >= module.globals().size()
                ? OptionalLong.empty()
                : address(module.globals().get(own));
    }

    private static OptionalLong address(Global global) {
        OptionalLong value = WasmSurface.constant(global);
        return value.isPresent() && global.type().type() == NumType.I32
                ? OptionalLong.of(Integer.toUnsignedLong((int) value.getAsLong()))
                : value;
    }

    /** wasm-ld makes the stack pointer the first global: mutable, not exported, with an aligned address inside memory. */
    private OptionalLong likelyStackPointer() {
        if (module.globals().isEmpty()
                || !module.globals().getFirst().type().mutable()
                || globals.containsValue(importedGlobals)) {
            return OptionalLong.empty();
        }
        OptionalLong value = address(module.globals().getFirst());
        return value.isPresent()
                        && value.getAsLong() >= DEFAULT_GLOBAL_BASE
                        && value.getAsLong() % STACK_ALIGNMENT == 0
                        && IndexSpaces.of(module).memories().stream()
                                .anyMatch(memory -> value.getAsLong() >>> memory.pageSizeLog2()
                                        <= memory.limits().minimum())
                ? value
                : OptionalLong.empty();
    }

    private Optional<Layout.Stack> stack(OptionalLong stackPointer, OptionalLong dataEnd) {
        OptionalLong low = value("__stack_low");
        OptionalLong high = value("__stack_high");
        if (low.isPresent() && high.isPresent() && high.getAsLong() >= low.getAsLong()) {
            boolean first = data.lowest().isPresent()
                    && high.getAsLong() <= data.lowest().getAsLong();
            return Optional.of(new Layout.Stack(high.getAsLong() - low.getAsLong(), first, true));
        }
        if (stackPointer.isEmpty()) {
            return Optional.empty();
        }
        long top = stackPointer.getAsLong();
        if (data.lowest().isPresent() && top <= data.lowest().getAsLong()) {
            return Optional.of(new Layout.Stack(top, true, true));
        }
        if (dataEnd.isPresent()) {
            long bottom = align(dataEnd.getAsLong());
            return Optional.of(
                    top >= bottom ? new Layout.Stack(top - bottom, false, true) : new Layout.Stack(top, true, true));
        }
        if (data.end().isPresent()) {
            long bottom = align(data.end().getAsLong());
            return top >= bottom ? Optional.of(new Layout.Stack(top - bottom, false, false)) : Optional.empty();
        }
        if (data.passive() > 0) {
            return Optional.empty();
        }
        // Without static data a whole number of pages speaks for a stack from address 0, anything else for the usual
        // base.
        return top % PAGE == 0 || top < DEFAULT_GLOBAL_BASE
                ? Optional.of(new Layout.Stack(top, true, false))
                : Optional.of(new Layout.Stack(top - DEFAULT_GLOBAL_BASE, false, false));
    }

    private static long align(long address) {
        return (address + STACK_ALIGNMENT - 1) / STACK_ALIGNMENT * STACK_ALIGNMENT;
    }

    private static Layout.Data data(WasmModule module) {
        int passive = 0;
        OptionalLong lowest = OptionalLong.empty();
        OptionalLong end = OptionalLong.empty();
        for (DataSegment segment : module.data()) {
            switch (segment.mode()) {
                case DataSegment.Mode.Passive _ -> passive++;
                case DataSegment.Mode.Active active -> {
                    OptionalLong offset = WasmSurface.constant(active.offset().instructions());
                    if (active.memory() == 0
                            && offset.isPresent()
                            && !segment.bytes().isEmpty()) {
                        long from = offset.getAsLong() < 0 && offset.getAsLong() >= Integer.MIN_VALUE
                                ? Integer.toUnsignedLong((int) offset.getAsLong())
                                : offset.getAsLong();
                        lowest = OptionalLong.of(Math.min(lowest.orElse(Long.MAX_VALUE), from));
                        end = OptionalLong.of(
                                Math.max(end.orElse(0), from + segment.bytes().length()));
                    }
                }
            }
        }
        return new Layout.Data(module.data().size(), passive, lowest, end);
    }
}
