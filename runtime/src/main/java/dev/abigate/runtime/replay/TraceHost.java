package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Tag;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Arrays;
import java.util.List;

/** Does to an instance what its host did when the trace was recorded. */
final class TraceHost {
    private final Instance instance;
    private final TraceValues values;
    private final Counterpart counterpart;

    TraceHost(Instance instance, TraceValues values, Counterpart counterpart) {
        this.instance = instance;
        this.values = values;
        this.counterpart = counterpart;
    }

    /**
     * Writes, grows or sets.
     *
     * @throws Trap where the memory has no such address
     * @throws GrowthException where it grows otherwise
     * @throws UnreplayableException where the instance has no such memory or global
     */
    void apply(TraceEvent event) {
        switch (event) {
            case TraceEvent.Written(int index, long address, var bytes) ->
                memory(index).write(address, bytes, 0, bytes.length());
            case TraceEvent.Grown grown -> {
                long found = memory(grown.memory()).grow(grown.delta());
                if (!counterpart.isExpected(grown, found)) {
                    throw new GrowthException("the host grew memory %d by %s pages: %d, in the new run: %d"
                            .formatted(grown.memory(), Long.toUnsignedString(grown.delta()), grown.result(), found));
                }
            }
            case TraceEvent.GlobalSet(int index, var traced) -> {
                Value value = values.value(traced);
                Global global = global(index);
                if (!global.isMutable()
                        || !value.isA(global.type(), instance.store().types())) {
                    throw new UnreplayableException("global %d cannot be %s".formatted(index, traced.text()));
                }
                global.set(value);
            }
            case TraceEvent.Instantiated _,
                    TraceEvent.Read _,
                    TraceEvent.Called _,
                    TraceEvent.Imported _,
                    TraceEvent.State _,
                    TraceEvent.ThreadStarted _,
                    TraceEvent.End _ -> throw new IllegalArgumentException("not what a host does: " + event);
        }
    }

    /**
     * What is now where the host read.
     *
     * @throws Trap where the memory has no such address
     * @throws UnreplayableException where the instance has no such memory
     */
    ByteString seen(TraceEvent.Read read) {
        return memory(read.memory()).read(read.address(), read.bytes().length());
    }

    private LinearMemory memory(int index) {
        if (index >= instance.memoryCount()) {
            throw new UnreplayableException("memory %d, of %d".formatted(index, instance.memoryCount()));
        }
        return instance.memory(index);
    }

    private Global global(int index) {
        int count = instance.module().declarations().globalCount();
        if (index >= count) {
            throw new UnreplayableException("global %d, of %d".formatted(index, count));
        }
        return instance.global(index);
    }

    /** The index of a memory of the instance. */
    int index(LinearMemory memory) {
        for (int i = 0; i < instance.memoryCount(); i++) {
            if (instance.memory(i) == memory) {
                return i;
            }
        }
        throw new IllegalArgumentException("a memory of another instance");
    }

    /** What the host threw where a call of it did not return. */
    RuntimeException thrown(TraceEvent.End end) {
        return switch (end) {
            case TraceEvent.Trapped(String id, String message, var _, var _) -> new Trap(kind(id), message);
            case TraceEvent.Exited(int code) -> new ProgramExit(code);
            case TraceEvent.Thrown(int tag, var carried) -> exception(tag, values.values(carried));
            case TraceEvent.Returned _ -> throw new IllegalArgumentException("the call returned");
        };
    }

    private static TrapKind kind(String id) {
        return Arrays.stream(TrapKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnreplayableException("unknown kind of trap '" + id + "'"));
    }

    private WasmException exception(int index, List<Value> carried) {
        int count = instance.module().declarations().tagCount();
        if (index < 0 || index >= count) {
            throw new UnreplayableException("an exception of tag %d, of %d".formatted(index, count));
        }
        Tag tag = instance.tag(index);
        CallStack stack = instance.store().callStack();
        int base = stack.top();
        stack.reserve(base, tag.slots());
        if (tag.signature().parameters().size() != carried.size()) {
            throw new UnreplayableException("an exception of %d values, expected %d"
                    .formatted(carried.size(), tag.signature().parameters().size()));
        }
        int slot = base;
        for (int i = 0; i < carried.size(); i++) {
            Value value = carried.get(i);
            if (!value.isA(tag.signature().parameters().get(i), instance.store().types())) {
                throw new UnreplayableException("an exception that carries " + value);
            }
            value.put(stack, slot);
            slot += value.width();
        }
        return WasmException.of(tag, stack, base);
    }
}
