package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import java.util.List;
import java.util.OptionalInt;

/** How calls of an instance end that do not return. */
final class CallEnds {
    private final Instance instance;
    private final TraceValues values;

    CallEnds(Instance instance, TraceValues values) {
        this.instance = instance;
        this.values = values;
    }

    /** The end that an exception of the runtime stands for. */
    TraceEvent.End of(RuntimeException end) {
        return switch (end) {
            case ProgramExit exit -> new TraceEvent.Exited(exit.code());
            case Trap trap -> trapped(trap);
            case WasmException thrown ->
                new TraceEvent.Thrown(tag(thrown), values.traced(thrown.values(instance.store())));
            default -> throw end;
        };
    }

    private static TraceEvent.Trapped trapped(Trap trap) {
        List<StackEntry> entries = trap.callStack();
        OptionalInt function = entries.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(entries.getFirst().function());
        OptionalInt offset =
                entries.isEmpty() ? OptionalInt.empty() : entries.getFirst().offset();
        return new TraceEvent.Trapped(trap.kind().id(), String.valueOf(trap.getMessage()), function, offset);
    }

    private int tag(WasmException thrown) {
        for (int i = 0; i < instance.module().declarations().tagCount(); i++) {
            if (instance.tag(i) == thrown.tag()) {
                return i;
            }
        }
        return -1;
    }
}
