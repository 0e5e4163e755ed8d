package dev.abigate.runtime.replay;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Memory that two builds gave to their host, at other addresses each. */
final class MovedMemory {
    private final TreeMap<Long, Block> blocks = new TreeMap<>();

    /** The same thing in both. */
    private record Block(long found, long size) {}

    /** Memory of which the host knows from now on; of what was there before nothing is left. */
    void add(long recorded, long found, long size) {
        blocks.put(recorded, new Block(found, size));
    }

    /** What was at an address is given back. */
    void remove(long recorded) {
        blocks.remove(recorded);
    }

    /** Where the new build has what the recorded one had at an address, if the host knows of it. */
    Optional<Long> moved(long recorded) {
        Map.Entry<Long, Block> entry = blocks.floorEntry(recorded);
        return entry == null || recorded - entry.getKey() >= entry.getValue().size()
                ? Optional.empty()
                : Optional.of(entry.getValue().found() + recorded - entry.getKey());
    }
}
