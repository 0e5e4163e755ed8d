package dev.abigate.runtime.replay;

import dev.abigate.format.host.EntryConvention;
import dev.abigate.format.schema.AllocationFunction;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.NumType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls of exports of another build: addresses among arguments lead to where that build has the same, and addresses among
 * results need not be the same. Addresses are those that schemas name, and otherwise those in memory that the module's
 * allocator gave to the host.
 */
final class ExportCalls {
    private static final int PAGE_BYTES = 1 << 16;

    private final Map<Integer, String> names;
    private final Map<String, ExportSchema> schemas;
    private final ValueComparison comparison;
    private final MovedMemory memory = new MovedMemory();

    /**
     * Calls in a trace.
     *
     * @param names of the recorded functions
     */
    ExportCalls(Map<Integer, String> names, Map<String, ExportSchema> schemas, ValueComparison comparison) {
        this.names = names;
        this.schemas = schemas;
        this.comparison = comparison;
    }

    private String name(TraceEvent.Called call) {
        return names.getOrDefault(call.function(), "");
    }

    /** Where the new build has what the recorded one has at an address, if that is known. */
    Optional<Long> moved(long recorded) {
        return memory.moved(recorded);
    }

    /** The arguments that the new build gets. */
    List<TraceValue> arguments(TraceEvent.Called call) {
        Optional<ExportSchema> schema = Optional.ofNullable(schemas.get(name(call)));
        var arguments = new ArrayList<TraceValue>();
        for (int i = 0; i < call.arguments().size(); i++) {
            TraceValue value = call.arguments().get(i);
            int index = i;
            boolean address = schema.filter(each -> index < each.parameters().size())
                    .map(each -> isAddress(each.parameters().get(index)))
                    .orElse(true);
            arguments.add(address ? moved(value) : value);
        }
        return arguments;
    }

    private static boolean isAddress(ParameterMeaning meaning) {
        return switch (meaning) {
            case ParameterMeaning.Buffer _, ParameterMeaning.Room _, ParameterMeaning.Handle _ -> true;
            case ParameterMeaning.Numeric _, ParameterMeaning.Range _, ParameterMeaning.Length _ -> false;
        };
    }

    private TraceValue moved(TraceValue value) {
        return value instanceof TraceValue.Numeric(NumType type, long bits) && type == NumType.I32
                ? memory.moved(bits)
                        .<TraceValue>map(address -> new TraceValue.Numeric(NumType.I32, address))
                        .orElse(value)
                : value;
    }

    /** Whether both returned the same, and takes note of what addresses lead to. */
    boolean sameResults(TraceEvent.Called call, List<TraceValue> recorded, List<TraceValue> found) {
        Optional<AllocationFunction> allocation = AllocationFunction.of(name(call));
        if (allocation.isPresent()) {
            return sameAllocation(allocation.get(), call.arguments(), recorded, found);
        }
        ExportSchema schema = schemas.get(name(call));
        if (schema != null) {
            switch (schema.result()) {
                case ResultMeaning.Numeric _ -> {
                    return comparison.same(recorded, found);
                }
                case ResultMeaning.Text _ -> {
                    return sameAddress(recorded, found, PAGE_BYTES);
                }
                case ResultMeaning.Handle _ -> {
                    return sameAddress(recorded, found, 1);
                }
            }
        }
        return comparison.same(recorded, found)
                || comparison.same(recorded.stream().map(this::moved).toList(), found);
    }

    private boolean sameAllocation(
            AllocationFunction function,
            List<TraceValue> arguments,
            List<TraceValue> recorded,
            List<TraceValue> found) {
        long size = 1;
        for (int i = 0; i < Math.min(arguments.size(), function.arguments().size()); i++) {
            switch (function.arguments().get(i)) {
                case SIZE -> size *= bits(arguments.get(i));
                case RELEASED -> memory.remove(bits(arguments.get(i)));
                case ALIGNMENT, RELEASED_SIZE -> {}
            }
        }
        return function.allocates()
                ? sameAddress(recorded, found, Math.max(1, size))
                : comparison.same(recorded, found);
    }

    private boolean sameAddress(List<TraceValue> recorded, List<TraceValue> found, long size) {
        if (recorded.size() != 1 || found.size() != 1) {
            return comparison.same(recorded, found);
        }
        long old = bits(recorded.getFirst());
        long now = bits(found.getFirst());
        if (old != 0 && now != 0) {
            memory.add(old, now, size);
        }
        return (old == 0) == (now == 0);
    }

    private static long bits(TraceValue value) {
        return value instanceof TraceValue.Numeric(var _, long bits) ? bits : 0;
    }

    /** The host allocated for itself. */
    void allocated(long recorded, long found, long size) {
        memory.add(recorded, found, size);
    }

    /**
     * Where the new build has the arguments of a program, by the address of each in the list that a call of {@code main} gets.
     *
     * @param written what the recorded host wrote before the call
     */
    Map<Long, Integer> programArguments(TraceEvent.Called call, ByteSource written) {
        Map<Long, Integer> words = new HashMap<>();
        if (EntryConvention.MAIN.isEntry(name(call)) && call.arguments().size() == 2) {
            long list = bits(call.arguments().getLast());
            for (long i = 0; i < bits(call.arguments().getFirst()); i++) {
                long at = list + i * Integer.BYTES;
                Optional<Long> target = memory.moved(at);
                Optional<Long> argument = written.read(at, Integer.BYTES)
                        .flatMap(word -> memory.moved(DecodedCall.word(word.toArray(), 0)));
                if (target.isEmpty() || argument.isEmpty()) {
                    break;
                }
                words.put(target.get(), argument.get().intValue());
            }
        }
        return words;
    }

    /** The host added pages to the first memory. */
    void grown(long recordedPages, long foundPages, long delta) {
        memory.add(recordedPages * PAGE_BYTES, foundPages * PAGE_BYTES, delta * PAGE_BYTES);
    }
}
