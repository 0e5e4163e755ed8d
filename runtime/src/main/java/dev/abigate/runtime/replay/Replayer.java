package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.validation.ImportMatching;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.HostReference;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.instance.BoundaryObserver;
import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Global;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.Instantiation;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Table;
import dev.abigate.runtime.instance.Tag;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.libc.GuestHeap;
import dev.abigate.runtime.libc.LibcBuiltin;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replays a trace: gives a module the same calls and the same answers as when the trace was recorded, and compares what it
 * does.
 */
public final class Replayer {
    private final Trace trace;
    private final ExecutableModule module;
    private final Supplier<Store> stores;
    private final EventCursor events;
    private final Findings findings = new Findings();
    private final EventText text;
    private final ValueComparison comparison;
    private final ReplaySettings settings;
    private final LibcCalls libc;
    private @Nullable ReplayedInstance current;

    /** A replay of a trace on a WebAssembly module or machine code of which nothing else is known. */
    public Replayer(
            Trace trace, ExecutableModule module, ReplayLevel level, boolean machineCode, Supplier<Store> stores) {
        this(trace, module, ReplaySettings.of(level).withMachineCode(machineCode), stores);
    }

    /**
     * A replay of a trace.
     *
     * @param module the code that the trace is of, or another build of it
     * @param stores makes a store with the limits of the replay
     */
    public Replayer(Trace trace, ExecutableModule module, ReplaySettings settings, Supplier<Store> stores) {
        this.trace = trace;
        this.settings = settings;
        this.module = module;
        this.stores = stores;
        this.libc = settings.level() == ReplayLevel.A ? LibcCalls.none() : LibcCalls.of(trace.header());
        this.events = new EventCursor(trace.iterator(), libc::isUnseen);
        this.text = new EventText(trace.header());
        this.comparison = new ValueComparison(settings.machineCode());
    }

    /**
     * Replays the whole trace.
     *
     * @throws dev.abigate.format.MalformedBinaryException where an event is malformed
     */
    public ReplayResult replay() {
        if (!trace.isComplete()) {
            findings.stopped(Outcome.NOT_COMPARABLE, "the trace ends before the program did");
        }
        try {
            while (events.hasNext()) {
                replayInstance();
            }
        } catch (UnreplayableException e) {
            findings.stopped(Outcome.NOT_COMPARABLE, String.valueOf(e.getMessage()));
        }
        return findings.result(settings.level());
    }

    private void replayInstance() {
        TraceEvent first = events.next();
        if (!(first instanceof TraceEvent.Instantiated began)) {
            throw new UnreplayableException("the trace begins with " + text.event(first));
        }
        current = null;
        try (Store store = stores.get()) {
            instantiate(began, store);
            ReplayedInstance instance = current;
            while (instance != null && isWithinInstance()) {
                instance.takeNext();
            }
        } catch (ReplayStopped _) {
            // What stopped it is among the findings.
            if (current != null) {
                current.compareOutputSoFar();
            }
        }
        while (isWithinInstance()) {
            events.next();
        }
    }

    private boolean isWithinInstance() {
        return events.peek()
                .filter(next -> !(next instanceof TraceEvent.Instantiated))
                .isPresent();
    }

    /** Instantiates; where the start function does not return, it ended as it did for the trace, or that was found. */
    private void instantiate(TraceEvent.Instantiated began, Store store) {
        store.observe(new Boundary(began));
        try {
            Instantiation.instantiate(store, module, List.of());
        } catch (ReplayStopped e) {
            throw e;
        } catch (Trap | ProgramExit | WasmException e) {
            if (current == null) {
                throw new UnreplayableException("no instance: " + e.getMessage());
            }
        }
    }

    private ReplayedInstance called() {
        ReplayedInstance instance = current;
        if (instance == null) {
            throw new IllegalStateException("a call before the instance is complete");
        }
        return instance;
    }

    /** What the new instance prints. */
    private final class Output extends OutputStream {
        @Override
        public void write(int character) {
            called().print(ByteString.of(character));
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            called().print(ByteString.wrap(Arrays.copyOfRange(bytes, from, from + count)));
        }
    }

    /** The border of the new instance, with the trace on its other side. */
    private final class Boundary implements BoundaryObserver {
        private final TraceEvent.Instantiated began;
        private final GuestHeap heap = GuestHeap.of(settings.heap());

        private Boundary(TraceEvent.Instantiated began) {
            this.began = began;
        }

        @Override
        public List<Extern> imports(Store store, ExecutableModule instantiated, List<Extern> offered) {
            Iterator<Long> pages = began.memoryPages().iterator();
            Iterator<Long> tables = began.tableSizes().iterator();
            Iterator<TraceValue> globals = began.globals().iterator();
            var imports = new ArrayList<Extern>();
            List<TraceHeader.Import> names = TraceHeaders.imports(module);
            Linker library = library(store);
            int functions = 0;
            for (ResolvedType expected : ImportMatching.expected(module.declarations())) {
                imports.add(
                        switch (expected) {
                            case ResolvedType.OfFunction(var function) -> {
                                int index = functions++;
                                yield library.find(
                                                names.get(index).module(),
                                                names.get(index).name())
                                        .filter(_ -> LibcCalls.isOwn(names.get(index)))
                                        .orElseGet(() -> answered(index, function, store));
                            }
                            case ResolvedType.OfMemory(var type) ->
                                new Extern.OfMemory(store.newMemory(sized(type, next(pages, "memory"))));
                            case ResolvedType.OfTable(var type) ->
                                new Extern.OfTable(new Table(
                                        store, type.element(), sized(type.limits(), next(tables, "table")), null));
                            case ResolvedType.OfGlobal(var type) -> global(type, next(globals, "global"), store);
                            case ResolvedType.OfTag(var type) -> new Extern.OfTag(new Tag(type));
                        });
            }
            return imports;
        }

        /** The functions that another build calls for itself; where it is the same code, the trace answers all. */
        private Linker library(Store store) {
            var library = new Linker(store);
            if (settings.level() != ReplayLevel.A) {
                new LibcBuiltin(new Output(), () -> 0, heap).define(library);
            }
            return library;
        }

        private Extern answered(int index, ValidModule.Function function, Store store) {
            return new Extern.OfFunction(new HostFunction(store, function.type(), call -> {
                called().answer(index, call);
            }));
        }

        private static <T> T next(Iterator<T> of, String what) {
            if (!of.hasNext()) {
                throw new UnreplayableException("it imports more than the trace has: a " + what);
            }
            return of.next();
        }

        private static MemoryType sized(MemoryType type, long pages) {
            return new MemoryType(sized(type.limits(), pages), type.shared(), type.pageSizeLog2());
        }

        private static Limits sized(Limits limits, long size) {
            return new Limits(limits.addressType(), size, limits.maximum());
        }

        private static Extern global(ValidModule.Global type, TraceValue traced, Store store) {
            Value value = switch (traced) {
                case TraceValue.Numeric number -> TraceValues.number(number);
                case TraceValue.Vector(long low, long high) -> new Value.V128(low, high);
                case TraceValue.Null() -> new Value.Null();
                case TraceValue.Handle(int number) -> new Value.Reference(new HostReference(number));
                case TraceValue.Function _, TraceValue.Scalar _ ->
                    throw new UnreplayableException("it imports a global with " + traced.text());
            };
            if (!value.isA(type.type(), store.types())) {
                throw new UnreplayableException("it imports a global of type %s, the trace has %s"
                        .formatted(TypeCode.text(type.type(), id -> "type " + id), traced.text()));
            }
            return new Extern.OfGlobal(new Global(type.type(), type.mutable(), value));
        }

        @Override
        public void instantiated(Instance instance) {
            Counterpart counterpart = switch (settings.level()) {
                case A -> new SameCode(comparison, text, settings.masking());
                case B ->
                    new OtherBuild(
                            instance,
                            trace.header(),
                            settings.schemas(),
                            settings.masking(),
                            comparison,
                            text,
                            settings.heap().map(_ -> heap));
                case C -> throw new IllegalArgumentException("a trace is replayed at level A or B");
            };
            current = new ReplayedInstance(
                    instance, events, findings, text, comparison, counterpart, libc, settings.masking());
        }

        @Override
        public void threadInstantiated(Instance first) {}

        @Override
        public void call(Function function, CallStack stack, int base, Runnable call) {
            ReplayedInstance instance = current;
            if (instance != null && !instance.isCalling() && function instanceof InstanceFunction start) {
                instance.start(start, call);
            } else {
                call.run();
            }
        }
    }
}
