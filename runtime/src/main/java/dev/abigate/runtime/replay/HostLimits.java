package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Arrays;

/** Whether a run met a limit of its host: its end then says nothing about its behaviour. */
final class HostLimits {
    private HostLimits() {}

    static boolean isReached(TraceEvent end) {
        return end instanceof TraceEvent.Trapped(String id, var _, var _, var _)
                && Arrays.stream(TrapKind.values()).anyMatch(kind -> kind.id().equals(id) && kind.isLimit());
    }
}
