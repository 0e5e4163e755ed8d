package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import java.util.List;

/** What an instance has to do with the one that a trace is of: which of its functions are which, and what has to be the same. */
interface Counterpart {
    /** The function in the trace that an imported function of the instance is, or one that no trace has. */
    int recordedImport(int index);

    /**
     * The function of the instance that a function of the trace is.
     *
     * @throws UnreplayableException where it has none
     */
    int function(int recorded);

    /** Whether memories and globals have to be the same. */
    boolean hasSameState();

    /**
     * Compares a host call with the recorded one.
     *
     * @param body what the trace has of the recorded call up to its end
     * @return how the recorded answer is given to the instance
     */
    Answer compare(
            TraceEvent.Imported recorded, List<TraceEvent> body, TraceEvent.Imported found, Differences differences);

    /** Takes what differs. */
    @FunctionalInterface
    interface Differences {
        void differ(String recorded, String found);
    }

    /** An answer of the host. */
    interface Answer {
        /** Whether the bytes that the host reads are still to be compared where they are. */
        boolean readsInPlace();

        /** What is to be written to the instance where the host wrote. */
        List<TraceEvent.Written> place(TraceEvent.Written written);
    }
}
