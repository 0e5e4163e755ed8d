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
    private final Masking masking;

    SameCode(ValueComparison comparison, EventText text, Masking masking) {
        this.comparison = comparison;
        this.text = text;
        this.masking = masking;
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
        if (!comparison.same(recorded.arguments(), found.arguments()) && !areHidden(recorded, found)) {
            differences.differ(text.hostCall(recorded), text.hostCall(found));
        }
        return IN_PLACE;
    }

    private boolean areHidden(TraceEvent.Imported recorded, TraceEvent.Imported found) {
        boolean hidden = recorded.arguments().size() == found.arguments().size();
        for (int i = 0; hidden && i < recorded.arguments().size(); i++) {
            TraceValue old = recorded.arguments().get(i);
            TraceValue now = found.arguments().get(i);
            hidden = comparison.same(old, now)
                    || masking.hides("host:%s[%d]".formatted(text.name(recorded), i), old.text(), now.text());
        }
        return hidden;
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
