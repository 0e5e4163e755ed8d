package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceValue;
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

    /** The arguments that the instance gets where the recorded one was called. */
    List<TraceValue> arguments(TraceEvent.Called recorded);

    /** Whether a call returned the same, by what it means. */
    boolean sameResults(TraceEvent.Called call, List<TraceValue> recorded, List<TraceValue> found);

    /**
     * What the host read between calls, at the place where the instance has it.
     *
     * @throws UnreplayableException where nothing says where that is
     */
    TraceEvent.Read place(TraceEvent.Read recorded);

    /**
     * What the host wrote between calls, at the place where the instance has it.
     *
     * @throws UnreplayableException where nothing says where that is
     */
    TraceEvent.Written place(TraceEvent.Written recorded);

    /**
     * Takes note of how the host made a memory grow.
     *
     * @param found what came of it in the instance
     * @return whether it is what is to be expected
     */
    boolean isExpected(TraceEvent.Grown recorded, long found);

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
