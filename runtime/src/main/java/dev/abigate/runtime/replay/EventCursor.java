package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The next event of a trace, with a look at those that follow. Calls of imports that nobody sees are passed over with all
 * that belongs to them, as if the trace had not got them.
 */
final class EventCursor {
    /** How far one may look ahead. */
    private static final int SIGHT = 1 << 10;

    private final Iterator<TraceEvent> events;
    private final IntPredicate unseen;
    private final Deque<Numbered> ahead = new ArrayDeque<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long read;
    private long last;

    /** An event with its number in the trace, from 0. */
    private record Numbered(long number, TraceEvent event) {}

    /** A call that is running. */
    private enum Frame {
        SEEN,
        /** A call of an import that nobody sees. */
        UNSEEN,
        /** A call into the module that such an import makes. */
        WITHIN_UNSEEN
    }

    /**
     * A cursor before the first event.
     *
     * @param unseen the imports whose calls nobody sees
     */
    EventCursor(Iterator<TraceEvent> events, IntPredicate unseen) {
        this.events = events;
        this.unseen = unseen;
    }

    /** The number of the event that was passed last, from 0. */
    long position() {
        return last;
    }

    boolean hasNext() {
        return peek().isPresent();
    }

    /** The next event, which stays the next one; nothing at the end. */
    Optional<TraceEvent> peek() {
        if (ahead.isEmpty()) {
            look();
        }
        return Optional.ofNullable(ahead.peekFirst()).map(Numbered::event);
    }

    /** @throws UnreplayableException at the end */
    TraceEvent next() {
        if (ahead.isEmpty() && !look()) {
            throw new UnreplayableException("the trace ends within a call");
        }
        Numbered next = ahead.removeFirst();
        last = next.number();
        return next.event();
    }

    /** Looks at one more event, if there is one. */
    private boolean look() {
        while (events.hasNext()) {
            TraceEvent event = events.next();
            long number = read++;
            if (isSeen(event)) {
                ahead.add(new Numbered(number, event));
                return true;
            }
        }
        return false;
    }

    /** Whether an event is not one of a call that nobody sees; what other calls do that it leads to is seen. */
    private boolean isSeen(TraceEvent event) {
        boolean within = frames.peek() == Frame.UNSEEN;
        return switch (event) {
            case TraceEvent.Instantiated _ -> {
                frames.clear();
                yield true;
            }
            case TraceEvent.Imported call -> push(unseen.test(call.function()) ? Frame.UNSEEN : Frame.SEEN);
            case TraceEvent.Called _ -> push(within ? Frame.WITHIN_UNSEEN : Frame.SEEN);
            case TraceEvent.End _ -> {
                Frame ended = frames.poll();
                yield ended == null || ended == Frame.SEEN;
            }
            case TraceEvent.Read _, TraceEvent.Written _, TraceEvent.Grown _, TraceEvent.GlobalSet _ -> !within;
            case TraceEvent.State _, TraceEvent.ThreadStarted _ -> true;
        };
    }

    private boolean push(Frame frame) {
        frames.push(frame);
        return frame == Frame.SEEN;
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
        for (Numbered each : ahead) {
            open += depth(each.event());
            if (open < 0) {
                break;
            }
            rest.add(each.event());
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
     * Passes the call that the last event began, and calls within it.
     *
     * @return its end
     */
    TraceEvent.End skipCall() {
        int open = 1;
        while (true) {
            TraceEvent event = next();
            open += depth(event);
            if (open == 0 && event instanceof TraceEvent.End end) {
                return end;
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
        boolean more = true;
        while (more && ahead.size() < SIGHT) {
            more = look();
        }
    }

    private static int depth(TraceEvent event) {
        return begins(event) ? 1 : event instanceof TraceEvent.End ? -1 : 0;
    }

    private static boolean begins(TraceEvent event) {
        return event instanceof TraceEvent.Called || event instanceof TraceEvent.Imported;
    }
}
