package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.HostCall;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryObserver;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An instance that is being recorded, and where its calls are at: in the guest or in its host. */
final class RecordedInstance implements MemoryObserver {
    private final Recorder recorder;
    private final Instance instance;
    private final TraceValues values;
    private final CallEnds ends;
    private final InstanceState state;
    private final HostAccesses accesses;
    private final List<Integer> sharedGlobals;
    private List<TraceValue> globalsLeft;
    private @Nullable CallStack stack;
    private boolean guestRuns;
    private boolean threads;
    private int depth;

    /**
     * An instance that begins.
     *
     * @param filled the memories that were not all zero when it got them
     */
    RecordedInstance(Recorder recorder, Instance instance, List<LinearMemory> filled) {
        this.recorder = recorder;
        this.instance = instance;
        this.values = new TraceValues(instance);
        this.ends = new CallEnds(instance, values);
        this.state = new InstanceState(instance, values);
        this.accesses = new HostAccesses(instance, recorder::add);
        ValidModule declarations = instance.module().declarations();
        var imported = new ArrayList<TraceValue>();
        int importedGlobals = declarations.globalCount()
                - instance.module().module().globals().size();
        for (int i = 0; i < importedGlobals; i++) {
            imported.add(values.traced(instance.global(i).value()));
        }
        recorder.add(new TraceEvent.Instantiated(importedPages(), importedTables(), imported));
        for (int i = 0; i < instance.memoryCount(); i++) {
            LinearMemory memory = instance.memory(i);
            memory.observe(this);
            if (filled.contains(memory)) {
                accesses.write(memory, 0, memory.byteSize());
            }
        }
        this.sharedGlobals = SharedGlobals.of(instance);
        this.globalsLeft = globals();
    }

    private List<Long> importedPages() {
        int imported =
                instance.memoryCount() - instance.module().module().memories().size();
        var pages = new ArrayList<Long>();
        for (int i = 0; i < imported; i++) {
            pages.add(instance.memory(i).pages());
        }
        return pages;
    }

    private List<Long> importedTables() {
        int imported = instance.module().declarations().tableCount()
                - instance.module().module().tables().size();
        var sizes = new ArrayList<Long>();
        for (int i = 0; i < imported; i++) {
            sizes.add((long) instance.table(i).size());
        }
        return sizes;
    }

    private List<TraceValue> globals() {
        return sharedGlobals.isEmpty()
                ? List.of()
                : sharedGlobals.stream()
                        .map(index -> values.traced(instance.global(index).value()))
                        .toList();
    }

    /** Records what its host did last, and stops observing. */
    void forget() {
        accesses.flush();
        for (int i = 0; i < instance.memoryCount(); i++) {
            instance.memory(i).observe(null);
        }
    }

    /** Whether one of its calls has not ended. */
    boolean isActive() {
        return depth > 0;
    }

    /** Takes note that it is no longer alone. */
    void threadStarted() {
        if (!threads) {
            threads = true;
            recorder.add(new TraceEvent.ThreadStarted());
        }
    }

    /** Whether a call of a function, on a stack, comes out of the host that is recorded. */
    boolean isEnteredBy(InstanceFunction function, CallStack caller) {
        return function.owner() == instance && !guestRuns && (depth == 0 || caller.equals(stack));
    }

    /** Whether a call of an import, on a stack, is made by the guest that is recorded. */
    boolean isLeftBy(CallStack caller) {
        return guestRuns && caller.equals(stack);
    }

    /** Makes a call from the host into the guest. */
    void call(InstanceFunction function, CallStack caller, int base, Runnable call) {
        stack = caller;
        toGuest(new TraceEvent.Called(
                function.declaration().index(),
                values.traced(Value.list(caller, base, function.signature().parameters()))));
        depth++;
        try {
            end(call, () -> Value.list(caller, base, function.signature().results()), this::toHost);
        } finally {
            depth--;
            guestRuns = false;
        }
    }

    /** Lets the host answer a call from the guest. */
    void answer(int index, Function function, HostCall call) {
        toHost(new TraceEvent.Imported(index, values.traced(call.arguments())));
        depth++;
        try {
            end(() -> call.forward(function), call::results, this::toGuest);
        } finally {
            depth--;
            guestRuns = true;
        }
    }

    private void end(Runnable call, Supplier<List<Value>> results, Consumer<TraceEvent> leaving) {
        TraceEvent end;
        try {
            call.run();
            end = new TraceEvent.Returned(values.traced(results.get()));
        } catch (Trap | ProgramExit | WasmException e) {
            leaving.accept(ends.of(e));
            throw e;
        }
        leaving.accept(end);
    }

    private void toGuest(TraceEvent event) {
        accesses.flush();
        List<TraceValue> now = globals();
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(globalsLeft.get(i))) {
                recorder.add(new TraceEvent.GlobalSet(sharedGlobals.get(i), now.get(i)));
            }
        }
        recorder.add(event);
        guestRuns = true;
    }

    private void toHost(TraceEvent event) {
        guestRuns = false;
        recorder.add(event);
        globalsLeft = globals();
        if (depth == 1 && event instanceof TraceEvent.End) {
            recorder.add(state.changes());
        }
    }

    @Override
    public void read(LinearMemory memory, long address, long count) {
        if (isHostRunning()) {
            accesses.read(memory, address, count);
        }
    }

    @Override
    public void written(LinearMemory memory, long address, long count) {
        if (isHostRunning()) {
            accesses.write(memory, address, count);
        }
    }

    private boolean isHostRunning() {
        return !guestRuns && (depth == 0 || instance.store().callStack().equals(stack));
    }

    @Override
    public void grown(LinearMemory memory, long delta, long result) {
        if (depth > 0 && !instance.store().callStack().equals(stack)) {
            return;
        }
        for (int i = 0; i < instance.memoryCount(); i++) {
            if (instance.memory(i) == memory) {
                accesses.flush();
                recorder.add(new TraceEvent.Grown(i, delta, result));
                return;
            }
        }
    }
}
