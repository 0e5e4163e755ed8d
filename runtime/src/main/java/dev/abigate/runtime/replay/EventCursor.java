package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The next event of a trace, with a look at those that follow. */
final class EventCursor {
    /** How far one may look ahead. */
    private static final int SIGHT = 1 << 10;

    private final Iterator<TraceEvent> events;
    private final Deque<TraceEvent> seen = new ArrayDeque<>();
    private long passed;

    EventCursor(Iterator<TraceEvent> events) {
        this.events = events;
    }

    /** The number of the next event, from 0. */
    long position() {
        return passed;
    }

    boolean hasNext() {
        return !seen.isEmpty() || events.hasNext();
    }

    /** The next event, which stays the next one; nothing at the end. */
    Optional<TraceEvent> peek() {
        if (seen.isEmpty() && events.hasNext()) {
            seen.add(events.next());
        }
        return Optional.ofNullable(seen.peekFirst());
    }

    /** @throws UnreplayableException at the end */
    TraceEvent next() {
        if (!hasNext()) {
            throw new UnreplayableException("the trace ends within a call");
        }
        passed++;
        return seen.isEmpty() ? events.next() : seen.removeFirst();
    }

    /**
     * The events that follow until the call ends that is running, as far as one may look ahead.
     *
     * @param last the event that was passed last
     */
    List<TraceEvent> restOfCall(TraceEvent last) {
        return last instanceof TraceEvent.End ? List.of() : rest(begins(last) ? 1 : 0);
    }

    /** The events up to the end of the call that the last event began, as far as one may look ahead. */
    List<TraceEvent> body() {
        return rest(0);
    }

    private List<TraceEvent> rest(int calls) {
        lookAhead();
        var rest = new ArrayList<TraceEvent>();
        int open = calls;
        for (TraceEvent event : seen) {
            open += depth(event);
            if (open < 0) {
                break;
            }
            rest.add(event);
        }
        return rest;
    }

    /**
     * Passes what is left of the call that is running.
     *
     * @param last the event that was passed last
     * @return its end
     */
    TraceEvent skipToEnd(TraceEvent last) {
        int open = begins(last) ? 1 : 0;
        while (true) {
            TraceEvent event = next();
            open += depth(event);
            if (open < 0) {
                return event;
            }
        }
    }

    /**
     * Passes everything up to the beginning of a call of the same function within the call that is running; one with the
     * same arguments rather than the next one.
     *
     * @param last the event that was passed last
     * @return the call, if there is one as far as one may look ahead
     */
    Optional<TraceEvent.Imported> skipToCall(TraceEvent last, TraceEvent.Imported wanted) {
        List<TraceEvent> rest = restOfCall(last);
        int best = -1;
        int open = begins(last) ? 1 : 0;
        for (int i = 0; i < rest.size(); i++) {
            if (open == 0 && rest.get(i) instanceof TraceEvent.Imported call && call.function() == wanted.function()) {
                if (call.equals(wanted)) {
                    best = i;
                    break;
                }
                best = best < 0 ? i : best;
            }
            open += depth(rest.get(i));
        }
        for (int i = 0; i < best; i++) {
            next();
        }
        return best >= 0 ? Optional.of((TraceEvent.Imported) next()) : Optional.empty();
    }

    private void lookAhead() {
        while (seen.size() < SIGHT && events.hasNext()) {
            seen.add(events.next());
        }
    }

    private static int depth(TraceEvent event) {
        return begins(event) ? 1 : event instanceof TraceEvent.End ? -1 : 0;
    }

    private static boolean begins(TraceEvent event) {
        return event instanceof TraceEvent.Called || event instanceof TraceEvent.Imported;
    }
}
