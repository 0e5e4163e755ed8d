package dev.abigate.report;

import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Layout;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How a build lays out linear memory 0 when it starts, as far as its file tells.
 *
 * @param size of the memory at the start, in bytes
 * @param regions by address, without overlap; none is empty
 */
record MemoryMap(long size, List<Region> regions) {
    MemoryMap {
        regions = List.copyOf(regions);
    }

    /** What a part of memory is for. */
    enum Use {
        STACK,
        DATA,
        HEAP
    }

    /** The bytes from {@code from} up to and without {@code to}. */
    record Region(Use use, long from, long to) {
        long size() {
            return to - from;
        }
    }

    /** The map of a build that has a memory and says where at least its data or its stack is. */
    static Optional<MemoryMap> of(Snapshot snapshot) {
        return memory(snapshot).flatMap(memory -> {
            long size = Math.multiplyHigh(memory.limits().minimum(), memory.pageSize()) == 0
                    ? memory.limits().minimum() * memory.pageSize()
                    : Long.MAX_VALUE;
            List<Region> regions = regions(snapshot.layout(), size);
            return size <= 0 || regions.isEmpty() ? Optional.empty() : Optional.of(new MemoryMap(size, regions));
        });
    }

    private static Optional<ExternalType.Memory> memory(Snapshot snapshot) {
        return Stream.of(
                        snapshot.imports().stream().map(Import::type),
                        snapshot.exports().stream().map(Export::type),
                        snapshot.definitions().memories().stream())
                .flatMap(types -> types)
                .filter(ExternalType.Memory.class::isInstance)
                .map(ExternalType.Memory.class::cast)
                .findFirst();
    }

    private static List<Region> regions(Layout layout, long size) {
        var found = new ArrayList<Region>();
        layout.stack().ifPresent(stack -> {
            long top = layout.stackPointer().orElse(stack.size());
            found.add(new Region(Use.STACK, top - stack.size(), top));
        });
        OptionalLong dataEnd =
                layout.dataEnd().isPresent() ? layout.dataEnd() : layout.data().end();
        if (layout.data().lowest().isPresent() && dataEnd.isPresent()) {
            found.add(new Region(Use.DATA, layout.data().lowest().getAsLong(), dataEnd.getAsLong()));
        }
        found.sort(Comparator.comparingLong(Region::from));
        if (found.isEmpty()) {
            return found;
        }
        long end = found.getLast().to();
        found.add(new Region(Use.HEAP, layout.heapBase().orElse(end), size));
        return clipped(found, size);
    }

    /** The regions inside the memory, each ending where the next begins: what a file says need not fit together. */
    private static List<Region> clipped(List<Region> regions, long size) {
        var clipped = new ArrayList<Region>();
        long at = 0;
        for (Region region : regions) {
            var part = new Region(region.use(), Math.max(at, region.from()), Math.min(size, region.to()));
            if (part.size() > 0) {
                clipped.add(part);
                at = part.to();
            }
        }
        return clipped;
    }
}
