package dev.abigate.diff.snapshot;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What memory 0 holds when a module starts, as far as segments at constant addresses put it there. */
final class InitialMemory {
    private final List<Run> runs = new ArrayList<>();

    private record Run(long address, ByteString bytes) {}

    InitialMemory(WasmModule module) {
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof DataSegment.Mode.Active active && active.memory() == 0) {
                OptionalLong address = WasmSurface.constant(active.offset().instructions());
                if (address.isPresent()) {
                    runs.add(new Run(address.getAsLong(), segment.bytes()));
                }
            }
        }
    }

    /** The bytes at an address, where one segment has all of them. */
    Optional<ByteString> bytes(long address, int size) {
        for (Run run : runs) {
            long from = address - run.address;
            if (from >= 0 && from + size <= run.bytes.length()) {
                return Optional.of(run.bytes.slice((int) from, size));
            }
        }
        return Optional.empty();
    }
}
