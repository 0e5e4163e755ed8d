package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Arrays;

/** Whether a run met a limit of its host: its end then says nothing about its behaviour. */
final class HostLimits {
    private HostLimits() {}

    static boolean isReached(TraceEvent end) {
        return end instanceof TraceEvent.Trapped(String id, var _, var _, var _)
                && Arrays.stream(TrapKind.values()).anyMatch(kind -> kind.id().equals(id) && isLimit(kind));
    }

    private static boolean isLimit(TrapKind kind) {
        return switch (kind) {
            case STACK_EXHAUSTED, OUT_OF_FUEL, TIMEOUT, INTERRUPTED, MEMORY_LIMIT -> true;
            case UNREACHABLE,
                    INTEGER_DIVIDE_BY_ZERO,
                    INTEGER_OVERFLOW,
                    INVALID_CONVERSION_TO_INTEGER,
                    OUT_OF_BOUNDS_MEMORY_ACCESS,
                    OUT_OF_BOUNDS_TABLE_ACCESS,
                    OUT_OF_BOUNDS_ARRAY_ACCESS,
                    UNDEFINED_ELEMENT,
                    UNINITIALIZED_ELEMENT,
                    INDIRECT_CALL_TYPE_MISMATCH,
                    NULL_REFERENCE,
                    CAST_FAILURE,
                    UNALIGNED_ATOMIC,
                    EXPECTED_SHARED_MEMORY,
                    UNCAUGHT_EXCEPTION,
                    UNLINKED_IMPORT,
                    HOST_ERROR,
                    CRASHED -> false;
        };
    }
}
