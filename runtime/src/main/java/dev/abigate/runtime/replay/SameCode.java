package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceValue;
import java.util.List;

/** The same code on another engine: everything is where it was. */
final class SameCode implements Counterpart {
    private static final Answer IN_PLACE = new Answer() {
        @Override
        public boolean readsInPlace() {
            return true;
        }

        @Override
        public List<TraceEvent.Written> place(TraceEvent.Written written) {
            return List.of(written);
        }
    };

    private final ValueComparison comparison;
    private final EventText text;

    SameCode(ValueComparison comparison, EventText text) {
        this.comparison = comparison;
        this.text = text;
    }

    @Override
    public int recordedImport(int index) {
        return index;
    }

    @Override
    public int function(int recorded) {
        return recorded;
    }

    @Override
    public boolean hasSameState() {
        return true;
    }

    @Override
    public Answer compare(
            TraceEvent.Imported recorded, List<TraceEvent> body, TraceEvent.Imported found, Differences differences) {
        if (!comparison.same(recorded.arguments(), found.arguments())) {
            differences.differ(text.hostCall(recorded), text.hostCall(found));
        }
        return IN_PLACE;
    }

    @Override
    public List<TraceValue> arguments(TraceEvent.Called recorded) {
        return recorded.arguments();
    }

    @Override
    public boolean sameResults(TraceEvent.Called call, List<TraceValue> recorded, List<TraceValue> found) {
        return comparison.same(recorded, found);
    }

    @Override
    public TraceEvent.Read place(TraceEvent.Read recorded) {
        return recorded;
    }

    @Override
    public TraceEvent.Written place(TraceEvent.Written recorded) {
        return recorded;
    }

    @Override
    public boolean isExpected(TraceEvent.Grown recorded, long found) {
        return recorded.result() == found;
    }
}
