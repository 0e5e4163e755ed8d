package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Memory to decode arguments from, of which perhaps only parts are known. */
@FunctionalInterface
interface ByteSource {
    /** The bytes there; nothing where not all of them are known. */
    Optional<ByteString> read(long address, long count);

    /** A memory that is there. */
    static ByteSource of(LinearMemory memory) {
        return (address, count) -> address >= 0 && count >= 0 && address <= memory.byteSize() - count
                ? Optional.of(memory.read(address, Math.toIntExact(Math.min(count, Integer.MAX_VALUE))))
                : Optional.empty();
    }

    /** What the host read during one call, of memory 0. */
    static ByteSource of(List<TraceEvent> call) {
        var parts = new TreeMap<Long, ByteString>();
        for (TraceEvent event : call) {
            if (event instanceof TraceEvent.Read(int memory, long address, var bytes) && memory == 0) {
                parts.merge(address, bytes, (before, after) -> before.length() >= after.length() ? before : after);
            }
        }
        return (address, count) -> joined(parts, address, count);
    }

    private static Optional<ByteString> joined(NavigableMap<Long, ByteString> parts, long address, long count) {
        var joined = ByteString.EMPTY;
        while (joined.length() < count) {
            long at = address + joined.length();
            Map.Entry<Long, ByteString> part = parts.floorEntry(at);
            if (part == null || part.getKey() + part.getValue().length() <= at) {
                return Optional.empty();
            }
            int from = (int) (at - part.getKey());
            long more = Math.min(count - joined.length(), part.getValue().length() - from);
            joined = joined.followedBy(part.getValue().slice(from, (int) more));
        }
        return Optional.of(joined);
    }
}
