package dev.abigate.format.trace;

import java.util.Arrays;
import java.util.Optional;

/** The byte that an event begins with. */
public enum TraceEventKind {
    INSTANTIATED(1),
    CALLED(2),
    IMPORTED(3),
    WRITTEN(4),
    GROWN(5),
    GLOBAL_SET(6),
    STATE(7),
    THREAD_STARTED(8),
    RETURNED(9),
    TRAPPED(10),
    EXITED(11),
    THROWN(12),
    READ(13);

    private static final TraceEventKind[] BY_CODE = new TraceEventKind[READ.code + 1];

    static {
        Arrays.stream(values()).forEach(kind -> BY_CODE[kind.code] = kind);
    }

    private final int code;

    TraceEventKind(int code) {
        this.code = code;
    }

    /** The kind of a byte. */
    public static Optional<TraceEventKind> of(int code) {
        return code > 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }

    public int code() {
        return code;
    }

    /** The kind of an event. */
    public static TraceEventKind of(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Instantiated _ -> INSTANTIATED;
            case TraceEvent.Called _ -> CALLED;
            case TraceEvent.Imported _ -> IMPORTED;
            case TraceEvent.Read _ -> READ;
            case TraceEvent.Written _ -> WRITTEN;
            case TraceEvent.Grown _ -> GROWN;
            case TraceEvent.GlobalSet _ -> GLOBAL_SET;
            case TraceEvent.State _ -> STATE;
            case TraceEvent.ThreadStarted _ -> THREAD_STARTED;
            case TraceEvent.Returned _ -> RETURNED;
            case TraceEvent.Trapped _ -> TRAPPED;
            case TraceEvent.Exited _ -> EXITED;
            case TraceEvent.Thrown _ -> THROWN;
        };
    }
}
