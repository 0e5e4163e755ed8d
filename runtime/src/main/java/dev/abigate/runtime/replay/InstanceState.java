package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the memories and mutable globals of an instance hold, seen from time to time. */
final class InstanceState {
    private final Instance instance;
    private final TraceValues values;
    private final long[][] digests;
    private final Map<Integer, TraceValue> globals = new HashMap<>();

    InstanceState(Instance instance, TraceValues values) {
        this.instance = instance;
        this.values = values;
        this.digests = new long[instance.memoryCount()][0];
    }

    /** What is not as it was at the last call; at the first, everything. */
    TraceEvent.State changes() {
        var memories = new ArrayList<TraceEvent.MemoryState>();
        for (int i = 0; i < digests.length; i++) {
            memories.add(changes(i));
        }
        var changedGlobals = new ArrayList<TraceEvent.GlobalSet>();
        for (int i = 0; i < instance.module().declarations().globalCount(); i++) {
            Global global = instance.global(i);
            if (global.isMutable()) {
                TraceValue value = values.traced(global.value());
                TraceValue before = globals.put(i, value);
                if (before == null || !value.equals(before)) {
                    changedGlobals.add(new TraceEvent.GlobalSet(i, value));
                }
            }
        }
        return new TraceEvent.State(memories, changedGlobals);
    }

    private TraceEvent.MemoryState changes(int index) {
        LinearMemory memory = instance.memory(index);
        long size = memory.byteSize();
        int regions = (int) Math.ceilDiv(size, TraceFormat.REGION_BYTES);
        long[] before = digests[index];
        long[] now = Arrays.copyOf(before, regions);
        var changed = new ArrayList<TraceEvent.Region>();
        for (int i = 0; i < regions; i++) {
            long from = (long) i * TraceFormat.REGION_BYTES;
            now[i] = memory.digest(from, (int) Math.min(TraceFormat.REGION_BYTES, size - from));
            if (i >= before.length || now[i] != before[i]) {
                changed.add(new TraceEvent.Region(i, now[i]));
            }
        }
        digests[index] = now;
        return new TraceEvent.MemoryState(memory.pages(), List.copyOf(changed));
    }
}
