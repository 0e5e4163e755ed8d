package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.runtime.instance.BoundaryObserver;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.HostCall;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.memory.LinearMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records what crosses the border of the instances of one module, whichever engine executes it. An embedder lets it
 * {@linkplain Store#observe observe} the stores that the module is instantiated in; one instance at a time is recorded, and
 * a later one takes the place of an earlier.
 *
 * <p>Threads that a guest starts run as usual, but are not recorded.
 */
public final class Recorder implements BoundaryObserver {
    private final ExecutableModule module;
    private final TraceSink sink;
    private @Nullable RecordedInstance current;
    private @Nullable IOException failure;
    private boolean beginning;
    private List<LinearMemory> filled = List.of();

    /** A recorder of the instances of a module. */
    public Recorder(ExecutableModule module, TraceSink sink) {
        this.module = module;
        this.sink = sink;
    }

    /**
     * Hands over what is left to record.
     *
     * @throws IOException which the sink threw first
     */
    public void finish() throws IOException {
        if (current != null) {
            current.forget();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether a call that is being recorded has not ended. */
    public boolean isActive() {
        RecordedInstance running = current;
        return running != null && running.isActive();
    }

    void add(TraceEvent event) {
        if (failure == null) {
            try {
                sink.add(event);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** @throws UnrecordableException where other guests or tables reach into the module */
    @Override
    public List<Extern> imports(Store store, ExecutableModule instantiated, List<Extern> offered) {
        if (instantiated != module) {
            return offered;
        }
        RecordedInstance running = current;
        if (running != null && running.isActive()) {
            running.threadStarted();
            return offered;
        }
        requireRecordable(offered);
        beginning = true;
        var observed = new ArrayList<Extern>();
        var filledMemories = new ArrayList<LinearMemory>();
        int functions = 0;
        for (Extern extern : offered) {
            observed.add(
                    extern instanceof Extern.OfFunction(var function)
                            ? observed(store, functions++, function)
                            : extern);
            if (extern instanceof Extern.OfMemory(var memory) && isFilled(memory)) {
                filledMemories.add(memory);
            }
        }
        filled = List.copyOf(filledMemories);
        return observed;
    }

    private Extern observed(Store store, int index, Function function) {
        return new Extern.OfFunction(new HostFunction(store, function.type(), call -> answer(index, function, call)));
    }

    private static void requireRecordable(List<Extern> offered) {
        boolean otherGuests = offered.stream()
                .anyMatch(extern ->
                        extern instanceof Extern.OfFunction(var function) && function instanceof InstanceFunction);
        for (Extern extern : offered) {
            switch (extern) {
                case Extern.OfFunction _, Extern.OfTag _ -> {}
                case Extern.OfTable(var table) -> {
                    for (int i = 0; i < table.size(); i++) {
                        if (table.get(i) != null) {
                            throw new UnrecordableException("it imports a table with elements, which no trace holds");
                        }
                    }
                }
                case Extern.OfMemory _ -> {
                    if (otherGuests) {
                        throw new UnrecordableException("it shares a memory with another module, which no trace holds");
                    }
                }
                case Extern.OfGlobal(var global) -> {
                    if (otherGuests && global.isMutable()) {
                        throw new UnrecordableException("it shares a global with another module, which no trace holds");
                    }
                }
            }
        }
    }

    private static boolean isFilled(LinearMemory memory) {
        for (long at = 0; at < memory.byteSize(); at += Long.BYTES) {
            if (memory.getLong(at) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void instantiated(Instance instance) {
        if (beginning && instance.module() == module) {
            beginning = false;
            if (current != null) {
                current.forget();
            }
            current = new RecordedInstance(this, instance, filled);
        }
    }

    @Override
    public void threadInstantiated(Instance first) {
        RecordedInstance running = current;
        if (running != null && running.isActive()) {
            running.threadStarted();
        }
    }

    @Override
    public void call(Function function, CallStack stack, int base, Runnable call) {
        RecordedInstance recorded = current;
        if (recorded != null && function instanceof InstanceFunction called && recorded.isEnteredBy(called, stack)) {
            recorded.call(called, stack, base, call);
        } else {
            call.run();
        }
    }

    private void answer(int index, Function function, HostCall call) {
        RecordedInstance recorded = current;
        if (recorded != null && recorded.isLeftBy(call.store().callStack())) {
            recorded.answer(index, function, call);
        } else {
            call.forward(function);
        }
    }
}
