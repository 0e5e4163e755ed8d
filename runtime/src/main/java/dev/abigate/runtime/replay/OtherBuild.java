package dev.abigate.runtime.replay;

import dev.abigate.format.host.HostSchema;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.libc.GuestHeap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Another build of the same source: functions have other indices and data other addresses, but calls mean the same. */
final class OtherBuild implements Counterpart {
    /** How much is shown of an argument. */
    private static final int MOST_SHOWN = 120;

    /** How much of that stands before the first difference. */
    private static final int SHOWN_BEFORE = 40;

    private final Instance instance;
    private final ValueComparison comparison;
    private final EventText text;
    private final List<TraceHeader.Import> recordedImports;
    private final List<Integer> imports = new ArrayList<>();
    private final Map<Integer, Integer> functions = new HashMap<>();
    private final List<HostSchema> schemas;
    private final Masking masking;

    private final WrittenOutputs outputs;

    private final ExportCalls exportCalls;
    private final Optional<GuestHeap> heap;

    /** What the host wrote since the last call. */
    private final List<TraceEvent> placed = new ArrayList<>();

    /**
     * Another build.
     *
     * @param exportSchemas what arguments and results of exports mean
     * @param heap where the host allocates for the instance, if it does
     */
    OtherBuild(
            Instance instance,
            TraceHeader header,
            Map<String, ExportSchema> exportSchemas,
            Masking masking,
            ValueComparison comparison,
            EventText text,
            Optional<GuestHeap> heap) {
        this.instance = instance;
        this.heap = heap;
        this.masking = masking;
        this.outputs = new WrittenOutputs(masking);
        this.schemas = header.imports().stream().map(LibcCalls::schema).toList();
        this.comparison = comparison;
        this.text = text;
        this.recordedImports = header.imports();
        for (TraceHeader.Import each : TraceHeaders.imports(instance.module())) {
            int recorded = recordedImports.indexOf(each);
            imports.add(recorded >= 0 ? recorded : recordedImports.size() + imports.size());
        }
        Map<String, Integer> exported = new HashMap<>();
        for (Export export : instance.module().module().exports()) {
            if (export.kind() == ExternKind.FUNCTION) {
                exported.put(export.name(), export.index());
            }
        }
        Map<Integer, String> names = new HashMap<>();
        for (TraceHeader.Export export : header.exports()) {
            names.putIfAbsent(export.function(), export.name());
            Integer found = exported.get(export.name());
            if (found != null) {
                functions.put(export.function(), found);
            }
        }
        this.exportCalls = new ExportCalls(names, exportSchemas, comparison);
    }

    @Override
    public int recordedImport(int index) {
        return imports.get(index);
    }

    @Override
    public int function(int recorded) {
        Integer found = functions.get(recorded);
        if (found == null) {
            throw new UnreplayableException("the trace calls function %d, which no export names".formatted(recorded));
        }
        return found;
    }

    @Override
    public boolean hasSameState() {
        return false;
    }

    @Override
    public Answer compare(
            TraceEvent.Imported recorded, List<TraceEvent> body, TraceEvent.Imported found, Differences differences) {
        return switch (schemas.get(recorded.function())) {
            case HostSchema.OfSystem(var _, var function) ->
                compareDecoded(
                        name(recorded.function()),
                        function.name(),
                        DecodedCall.of(function, recorded.arguments(), ByteSource.of(body)),
                        DecodedCall.of(function, found.arguments(), ByteSource.of(instance.firstMemory())),
                        differences);
            case HostSchema.OfLibc libc ->
                compareDecoded(
                        name(recorded.function()),
                        libc.name(),
                        DecodedCall.of(libc.signature(), recorded.arguments()),
                        DecodedCall.of(libc.signature(), found.arguments()),
                        differences);
            case HostSchema.OfNumbers() -> compareRaw(recorded, body, found, differences);
        };
    }

    private Answer compareDecoded(
            String name, String function, DecodedCall old, DecodedCall now, Differences differences) {
        var oldText = new StringJoiner(", ", name + "(", ")");
        var nowText = new StringJoiner(", ", name + "(", ")");
        boolean same = true;
        for (Map.Entry<String, Optional<String>> argument : old.arguments().entrySet()) {
            if (argument.getValue().isPresent()) {
                String expected = argument.getValue().get();
                String other = now.arguments()
                        .getOrDefault(argument.getKey(), Optional.empty())
                        .orElse("outside of memory");
                int from = Math.max(0, firstDifference(expected, other) - SHOWN_BEFORE);
                oldText.add(argument.getKey() + ": " + excerpt(expected, from));
                nowText.add(argument.getKey() + ": " + excerpt(other, from));
                same &= DecodedCall.isSame(DecodedCall.place(name, argument.getKey()), expected, other, masking)
                        || outputs.areHidden(function, old, argument.getKey(), expected, other);
            }
        }
        if (!same) {
            differences.differ(oldText.toString(), nowText.toString());
        }
        outputs.pass(function, old);
        var moved = new MovedWrites(old, now);
        return new Answer() {
            @Override
            public boolean readsInPlace() {
                return false;
            }

            @Override
            public List<TraceEvent.Written> place(TraceEvent.Written written) {
                return moved.place(written);
            }
        };
    }

    @Override
    public List<TraceValue> arguments(TraceEvent.Called recorded) {
        exportCalls.programArguments(recorded, ByteSource.of(placed)).forEach(instance.firstMemory()::putInt);
        placed.clear();
        return exportCalls.arguments(recorded);
    }

    @Override
    public boolean sameResults(TraceEvent.Called call, List<TraceValue> recorded, List<TraceValue> found) {
        return exportCalls.sameResults(call, recorded, found);
    }

    @Override
    public TraceEvent.Read place(TraceEvent.Read recorded) {
        return new TraceEvent.Read(
                recorded.memory(), moved(recorded, recorded.memory(), recorded.address()), recorded.bytes());
    }

    @Override
    public TraceEvent.Written place(TraceEvent.Written recorded) {
        if (recorded.memory() == 0) {
            allocate(recorded);
        }
        return new TraceEvent.Written(
                recorded.memory(), moved(recorded, recorded.memory(), recorded.address()), recorded.bytes());
    }

    /** What the host puts into memory that it allocated is put into memory that is allocated for it. */
    private void allocate(TraceEvent.Written recorded) {
        long size = recorded.bytes().length();
        if (heap.isPresent() && exportCalls.moved(recorded.address()).isEmpty()) {
            long address = heap.get().allocate(instance, size);
            if (address != 0) {
                exportCalls.allocated(recorded.address(), address, size);
            }
        }
        placed.add(new TraceEvent.Read(0, recorded.address(), recorded.bytes()));
    }

    private long moved(TraceEvent event, int memory, long address) {
        return (memory == 0 ? exportCalls.moved(address) : Optional.<Long>empty())
                .orElseThrow(() -> new UnreplayableException(
                        "between calls, " + text.event(event) + ", and nothing says where another build has that"));
    }

    /** Memories of two builds need not be of one size. */
    @Override
    public boolean isExpected(TraceEvent.Grown recorded, long found) {
        if (recorded.memory() == 0 && recorded.result() >= 0 && found >= 0) {
            exportCalls.grown(recorded.result(), found, recorded.delta());
        }
        return (recorded.result() >= 0) == (found >= 0);
    }

    private static int firstDifference(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at < a.length() || at < b.length() ? at : 0;
    }

    private static String excerpt(String text, int from) {
        int begin = Math.min(from, text.length());
        int end = Math.min(begin + MOST_SHOWN, text.length());
        return (begin > 0 ? "\u2026" : "") + text.substring(begin, end) + (end < text.length() ? "\u2026" : "");
    }

    /** A call that nothing is known about: it may have numbers as arguments, and no addresses. */
    private Answer compareRaw(
            TraceEvent.Imported recorded, List<TraceEvent> body, TraceEvent.Imported found, Differences differences) {
        for (TraceEvent event : body) {
            if (event instanceof TraceEvent.Read || event instanceof TraceEvent.Written) {
                throw new UnreplayableException("%s uses memory, and nothing says which arguments are addresses"
                        .formatted(name(recorded.function())));
            }
        }
        return new SameCode(comparison, text, masking).compare(recorded, body, found, differences);
    }

    private String name(int recorded) {
        return recordedImports.get(recorded).toString();
    }
}
