package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.HostCall;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryObserver;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.StackEntry;
import dev.abigate.runtime.trap.Trap;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An instance whose host is a trace: what it asks for is answered out of the trace, and what it does is compared with it. */
final class ReplayedInstance implements MemoryObserver {
    private static final int MOST_STACK_ENTRIES = 10;

    /** How many bytes are shown from the first that differs. */
    private static final int MOST_BYTES = 16;

    private final Instance instance;
    private final EventCursor events;
    private final Findings findings;
    private final EventText text;
    private final ValueComparison comparison;
    private final Counterpart counterpart;
    private final TraceValues values;
    private final CallEnds ends;
    private final StateComparison state;
    private final TraceHost host;
    private final LibcCalls libc;
    private final Masking masking;
    private final PrintedOutput output;
    private String outerCall = "between calls";
    private boolean calling;
    private boolean guestRuns;
    private @Nullable RuntimeException failure;

    ReplayedInstance(
            Instance instance,
            EventCursor events,
            Findings findings,
            EventText text,
            ValueComparison comparison,
            Counterpart counterpart,
            LibcCalls libc,
            Masking masking) {
        this.instance = instance;
        this.libc = libc;
        this.masking = masking;
        this.output = new PrintedOutput(events::position, masking);
        this.events = events;
        this.findings = findings;
        this.text = text;
        this.comparison = comparison;
        this.counterpart = counterpart;
        this.values = new TraceValues(instance);
        this.ends = new CallEnds(instance, values);
        this.state = new StateComparison(instance, values, comparison);
        this.host = new TraceHost(instance, values, counterpart);
        for (int i = 0; i < instance.memoryCount(); i++) {
            instance.memory(i).observe(this);
        }
    }

    /**
     * Takes the next event, which stands between calls from outside.
     *
     * @throws ReplayStopped where the instance cannot go on
     * @throws UnreplayableException where the trace asks for what the instance does not have
     */
    void takeNext() {
        TraceEvent event = events.next();
        switch (event) {
            case TraceEvent.Called called -> callFromOutside(called);
            case TraceEvent.State expected -> {
                if (counterpart.hasSameState()) {
                    compare(expected);
                }
            }
            case TraceEvent.ThreadStarted _ -> throw threadStarted();
            case TraceEvent.Read read -> compare(counterpart.place(read));
            case TraceEvent.Written written -> apply(counterpart.place(written));
            case TraceEvent.Grown _, TraceEvent.GlobalSet _ -> apply(event);
            case TraceEvent.Instantiated _, TraceEvent.Imported _, TraceEvent.End _ -> throw misplaced(event);
        }
    }

    private void callFromOutside(TraceEvent.Called called) {
        begin(called);
        call(called);
        findings.endAlignment();
    }

    private void begin(TraceEvent.Called called) {
        findings.call();
        outerCall = "call %d: %s".formatted(findings.calls(), text.call(called));
    }

    /** Whether calls into the instance are made by the trace. */
    boolean isCalling() {
        return calling;
    }

    /** Makes the call of the start function, which the instantiation asks for. */
    void start(InstanceFunction function, Runnable call) {
        TraceEvent next = events.next();
        if (!(next instanceof TraceEvent.Called called)
                || (counterpart.hasSameState()
                        && called.function() != function.declaration().index())) {
            throw new UnreplayableException("the start function is called, the trace has " + text.event(next));
        }
        begin(called);
        Optional<RuntimeException> thrown = run(called, () -> {
            call.run();
            return List.of();
        });
        if (thrown.isPresent()) {
            throw thrown.get();
        }
    }

    private void call(TraceEvent.Called called) {
        int index = counterpart.function(called.function());
        if (index >= instance.module().declarations().functionCount()) {
            throw new UnreplayableException("no " + text.call(called));
        }
        Function function = instance.function(index);
        Value[] arguments = values.values(counterpart.arguments(called)).toArray(Value[]::new);
        run(called, () -> function.call(arguments));
    }

    /** Runs the guest until a call ends, and compares that; what ended the call other than a return comes back. */
    private Optional<RuntimeException> run(TraceEvent.Called called, Supplier<List<Value>> call) {
        boolean nested = calling;
        calling = true;
        guestRuns = true;
        TraceEvent.End found;
        Optional<RuntimeException> thrown = Optional.empty();
        try {
            found = new TraceEvent.Returned(values.traced(call.get()));
        } catch (ReplayStopped e) {
            throw failure == null || nested ? e : failure;
        } catch (Trap | ProgramExit | WasmException e) {
            found = ends.of(e);
            thrown = Optional.of(e);
        } finally {
            guestRuns = false;
            calling = nested;
        }
        compareEnd(called, found, thrown);
        return thrown;
    }

    private void compareEnd(TraceEvent.Called called, TraceEvent.End found, Optional<RuntimeException> thrown) {
        if (HostLimits.isReached(found)) {
            throw poisoned("the new run: " + text.end(found));
        }
        TraceEvent expected = nextEffect();
        if (expected instanceof TraceEvent.ThreadStarted) {
            throw threadStarted();
        }
        if (!(expected instanceof TraceEvent.End)) {
            differs(Aspect.HOST_CALL, text.event(expected), text.end(found), callStack(thrown));
            align(expected, false);
            expected = events.skipToEnd(expected);
        }
        if (HostLimits.isReached(expected)) {
            throw poisoned("the recorded run: " + text.event(expected));
        }
        boolean same = switch (expected) {
            case TraceEvent.Returned(var results) ->
                found instanceof TraceEvent.Returned(var others)
                        && (counterpart.sameResults(called, results, others) || areHidden(called, results, others));
            case TraceEvent.Trapped(String kind, var _, var _, var _) ->
                found instanceof TraceEvent.Trapped(String other, var _, var _, var _) && kind.equals(other);
            case TraceEvent.Thrown(int tag, var carried) ->
                found instanceof TraceEvent.Thrown(int otherTag, var others)
                        && tag == otherTag
                        && comparison.same(carried, others);
            default -> expected.equals(found);
        };
        if (!same) {
            boolean bothReturned = expected instanceof TraceEvent.Returned && found instanceof TraceEvent.Returned;
            differs(
                    bothReturned ? Aspect.RESULTS : Aspect.END,
                    text.event(expected),
                    text.end(found),
                    callStack(thrown));
        }
    }

    private boolean areHidden(TraceEvent.Called called, List<TraceValue> recorded, List<TraceValue> found) {
        String place = "result:" + text.name(called);
        boolean hidden = recorded.size() == found.size();
        for (int i = 0; hidden && i < recorded.size(); i++) {
            hidden = recorded.get(i).equals(found.get(i))
                    || masking.hides(
                            recorded.size() == 1 ? place : "%s[%d]".formatted(place, i),
                            recorded.get(i).text(),
                            found.get(i).text());
        }
        return hidden;
    }

    private static List<String> callStack(Optional<RuntimeException> thrown) {
        return thrown.orElse(null) instanceof Trap trap
                ? trap.callStack().stream()
                        .limit(MOST_STACK_ENTRIES)
                        .map(StackEntry::toString)
                        .toList()
                : List.of();
    }

    /** The instance prints: the recorded one has to print the same before anything else happens. */
    void print(ByteString printed) {
        try {
            output.found(printed);
            while (output.lacksRecorded()
                    && events.peek().filter(this::isOutput).isPresent()) {
                takeOutput(events.next());
            }
        } catch (RuntimeException e) {
            throw stopped(e);
        }
    }

    /** Whether an event is one that may come between two texts. */
    private boolean isOutput(TraceEvent event) {
        return event instanceof TraceEvent.Grown || libc.prints(event);
    }

    private void takeOutput(TraceEvent event) {
        if (event instanceof TraceEvent.Imported call) {
            List<TraceEvent> body = events.body();
            if (events.skipCall() instanceof TraceEvent.Returned) {
                output.recorded(libc.printed(call, body));
            }
        }
    }

    /** Compares what was printed before the instance could not go on. */
    void compareOutputSoFar() {
        output.difference().ifPresent(this::differs);
    }

    private void differs(PrintedOutput.Difference difference) {
        String place = difference.place() + ": ";
        findings.differs(
                difference.event(),
                outerCall,
                Aspect.OUTPUT,
                place + difference.recorded(),
                place + difference.found(),
                List.of());
    }

    /** Answers a call of an import. */
    void answer(int index, HostCall call) {
        guestRuns = false;
        try {
            answer(
                    call,
                    compareHostCall(new TraceEvent.Imported(
                            counterpart.recordedImport(index), values.traced(call.arguments()))));
        } catch (Trap | ProgramExit | WasmException e) {
            throw e;
        } catch (RuntimeException e) {
            throw stopped(e);
        } finally {
            guestRuns = true;
        }
    }

    /** Compares with the trace, whose next event is then the first after the beginning of the call that answers this one. */
    private Counterpart.Answer compareHostCall(TraceEvent.Imported found) {
        findings.hostCall(text.hostCall(found));
        TraceEvent expected = nextEffect();
        if (expected instanceof TraceEvent.Imported same && same.function() == found.function()) {
            return counterpart.compare(same, events.body(), found, (recorded, now) -> {
                differs(Aspect.ARGUMENTS, recorded, now);
                align(expected, true);
            });
        }
        if (expected instanceof TraceEvent.ThreadStarted) {
            throw threadStarted();
        }
        differs(Aspect.HOST_CALL, text.event(expected), text.hostCall(found));
        align(expected, true);
        TraceEvent.Imported later = events.skipToCall(expected, found)
                .orElseThrow(() -> new ReplayStopped("nothing in the trace answers " + text.hostCall(found)));
        return counterpart.compare(later, events.body(), found, (_, _) -> {});
    }

    private void answer(HostCall call, Counterpart.Answer answer) {
        while (true) {
            TraceEvent event = events.next();
            switch (event) {
                case TraceEvent.Read read -> {
                    if (answer.readsInPlace()) {
                        compare(read);
                    }
                }
                case TraceEvent.Written written -> answer.place(written).forEach(this::apply);
                case TraceEvent.Grown _, TraceEvent.GlobalSet _ -> apply(event);
                case TraceEvent.Called called -> call(called);
                case TraceEvent.Returned(var results) -> {
                    call.results(values.values(results));
                    return;
                }
                case TraceEvent.End end
                when HostLimits.isReached(end) -> throw poisoned("the recorded run: " + text.end(end));
                case TraceEvent.End end -> throw host.thrown(end);
                case TraceEvent.ThreadStarted _ -> throw threadStarted();
                case TraceEvent.Instantiated _, TraceEvent.Imported _, TraceEvent.State _ -> throw misplaced(event);
            }
        }
    }

    private void apply(TraceEvent event) {
        try {
            host.apply(event);
        } catch (Trap trap) {
            differs(Aspect.MEMORY, text.event(event), String.valueOf(trap.getMessage()));
            throw new ReplayStopped("the host cannot write where it wrote");
        } catch (GrowthException e) {
            throw poisoned(String.valueOf(e.getMessage()));
        }
    }

    private void compare(TraceEvent.Read expected) {
        ByteString found;
        try {
            found = host.seen(expected);
        } catch (Trap trap) {
            differs(Aspect.HOST_READ, text.event(expected), String.valueOf(trap.getMessage()));
            return;
        }
        int from = expected.bytes().mismatch(found);
        if (from >= 0) {
            long address = expected.address() + from;
            differs(
                    Aspect.HOST_READ,
                    bytes(expected.memory(), address, expected.bytes(), from),
                    bytes(expected.memory(), address, found, from));
        }
    }

    private static String bytes(int memory, long address, ByteString bytes, int from) {
        ByteString shown = bytes.slice(from, Math.min(MOST_BYTES, bytes.length() - from));
        return "memory %d at 0x%x: %s"
                .formatted(memory, address, HexFormat.ofDelimiter(" ").formatHex(shown.toArray()));
    }

    private void compare(TraceEvent.State expected) {
        state.compare(expected, new StateComparison.Differences() {
            @Override
            public void memory(String old, String now) {
                differs(Aspect.MEMORY, old, now);
            }

            @Override
            public void global(String old, String now) {
                differs(Aspect.GLOBAL, old, now);
            }
        });
    }

    /** What the host reads is the trace's own. */
    @Override
    public void read(LinearMemory memory, long address, long count) {}

    /** Stores of the guest are seen in the state afterwards, and those of the host are the trace's own. */
    @Override
    public void written(LinearMemory memory, long address, long count) {}

    @Override
    public void grown(LinearMemory memory, long delta, long result) {
        if (guestRuns && counterpart.hasSameState()) {
            try {
                compareGrowth(new TraceEvent.Grown(host.index(memory), delta, result));
            } catch (ReplayStopped e) {
                throw e;
            } catch (RuntimeException e) {
                throw stopped(e);
            }
        }
    }

    private void compareGrowth(TraceEvent.Grown found) {
        Optional<TraceEvent> next = events.peek();
        if (next.orElse(null) instanceof TraceEvent.Grown expected
                && expected.memory() == found.memory()
                && expected.delta() == found.delta()) {
            events.next();
            if (expected.result() != found.result() && (isRefused(expected) || isRefused(found))) {
                throw poisoned("%s; in the new run: %d".formatted(text.event(expected), found.result()));
            }
        } else if (!changesNothing(found)) {
            differs(Aspect.GROWTH, next.map(text::event).orElse("the end of the trace"), text.event(found));
        }
    }

    /** The next event that is more than a growth which the new run did not make, too, or a text that it printed, too. */
    private TraceEvent nextEffect() {
        while (true) {
            TraceEvent next = events.next();
            if (libc.prints(next)) {
                takeOutput(next);
                continue;
            }
            if (!(next instanceof TraceEvent.Grown grown)) {
                output.end().ifPresent(this::differs);
                return next;
            }
            if (counterpart.hasSameState() && !changesNothing(grown)) {
                differs(Aspect.GROWTH, text.event(grown), "no growth");
            }
        }
    }

    /** Compilers may answer such an instruction without asking the memory; what it answers is seen in what follows. */
    private static boolean changesNothing(TraceEvent.Grown grown) {
        return grown.delta() == 0 || isRefused(grown);
    }

    private static boolean isRefused(TraceEvent.Grown grown) {
        return grown.result() < 0;
    }

    private void differs(Aspect aspect, String expected, String found) {
        differs(aspect, expected, found, List.of());
    }

    private void differs(Aspect aspect, String expected, String found, List<String> callStack) {
        findings.differs(events.position(), outerCall, aspect, expected, found, callStack);
    }

    /**
     * Shows host calls side by side from the first that differs.
     *
     * @param calling whether the guest makes one now
     */
    private void align(TraceEvent expected, boolean calling) {
        if (findings.callsAreSame()) {
            var calls = new ArrayList<String>();
            if (expected instanceof TraceEvent.Imported first) {
                calls.add(text.hostCall(first));
            }
            events.restOfCall(expected).stream()
                    .filter(TraceEvent.Imported.class::isInstance)
                    .map(TraceEvent.Imported.class::cast)
                    .filter(call -> !libc.prints(call))
                    .map(text::hostCall)
                    .forEach(calls::add);
            findings.beginAlignment(calls, calling);
        }
    }

    private ReplayStopped poisoned(String why) {
        findings.stopped(Outcome.POISONED, why);
        return new ReplayStopped(why);
    }

    private ReplayStopped threadStarted() {
        String why = "the guest started a thread, and threads are not recorded";
        findings.stopped(Outcome.NOT_COMPARABLE, why);
        return new ReplayStopped(why);
    }

    /** Remembers what went wrong while the guest cannot be passed by another exception than a trap. */
    private ReplayStopped stopped(RuntimeException cause) {
        failure = cause;
        return new ReplayStopped(String.valueOf(cause.getMessage()));
    }

    private UnreplayableException misplaced(TraceEvent event) {
        return new UnreplayableException(
                "event %d is out of place: %s".formatted(events.position(), text.event(event)));
    }
}
