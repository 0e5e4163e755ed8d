package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.schema.ResultMeaning;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.replay.HostEffect;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the calls of sequences on an instance, and tells what comes of them. */
public final class SequenceExecution {
    /** The most bytes of a text that a function returns. */
    private static final int MOST_TEXT = 1 << 16;

    private static final int CANONICAL_F32 = 0x7fc0_0000;
    private static final long CANONICAL_F64 = 0x7ff8_0000_0000_0000L;

    private final Instance instance;
    private final BufferSpace space;
    private final Supplier<List<HostEffect>> hostCalls;
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, List<Long>> handles = new HashMap<>();

    /** Executes on an instance whose host calls do not count. */
    public SequenceExecution(Instance instance) {
        this(instance, List::of);
    }

    /**
     * Executes on an instance.
     *
     * @param hostCalls gives the calls that were made since it was last asked
     */
    SequenceExecution(Instance instance, Supplier<List<HostEffect>> hostCalls) {
        this.instance = instance;
        this.hostCalls = hostCalls;
        this.space = BufferSpace.of(instance);
    }

    /** Makes the instance ready, before the first sequence. */
    public void prepare() {
        space.prepare();
    }

    /**
     * Makes the calls, up to the first that does not return.
     *
     * @return what came of those that were made
     */
    List<CallOutcome> run(CallSequence sequence) {
        space.reset();
        handles.clear();
        var outcomes = new ArrayList<CallOutcome>(sequence.calls().size());
        for (Call call : sequence.calls()) {
            CallOutcome outcome = run(call);
            outcomes.add(outcome);
            if (!(outcome.end() instanceof CallOutcome.Returned || outcome.end() instanceof CallOutcome.Skipped)) {
                break;
            }
        }
        return outcomes;
    }

    /** Makes the calls, for the sake of what they do. */
    public void execute(CallSequence sequence) {
        run(sequence);
    }

    /** Where a buffer of a call is. */
    private record Place(long address, int bytes) {}

    private CallOutcome run(Call call) {
        var places = new ArrayList<Place>();
        var memory = new ArrayList<ByteString>();
        CallOutcome.End end;
        try {
            if (!hasHandles(call)) {
                return new CallOutcome(new CallOutcome.Skipped(), List.of(), List.of());
            }
            Value[] arguments = arguments(call, places);
            List<Value> results = function(call.export()).call(arguments);
            end = new CallOutcome.Returned(compared(call.export().schema().result(), results, memory));
            places.forEach(place -> memory.add(instance.firstMemory().read(place.address(), place.bytes())));
        } catch (Trap trap) {
            end = new CallOutcome.Trapped(trap.kind(), String.valueOf(trap.getMessage()));
        } catch (ProgramExit exit) {
            end = new CallOutcome.Exited(exit.code());
        } catch (WasmException thrown) {
            end = new CallOutcome.Thrown(thrown.values(instance.store()));
        }
        return new CallOutcome(end, memory, hostCalls.get());
    }

    private Function function(SearchedExport export) {
        return functions.computeIfAbsent(export.name(), instance::function);
    }

    private boolean hasHandles(Call call) {
        for (ParameterMeaning meaning : call.export().schema().parameters()) {
            if (meaning instanceof ParameterMeaning.Handle(String kind, boolean _)
                    && handles.getOrDefault(kind, List.of()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Value[] arguments(Call call, List<Place> places) {
        List<ParameterMeaning> meanings = call.export().schema().parameters();
        var arguments = new Value[meanings.size()];
        for (int i = 0; i < arguments.length; i++) {
            Argument argument = call.arguments().get(i);
            NumType type = call.export().parameters().get(i);
            long bits = switch (meanings.get(i)) {
                case ParameterMeaning.Numeric _, ParameterMeaning.Range _ ->
                    argument instanceof Argument.Numeric(long number) ? number : 0;
                case ParameterMeaning.Buffer meaning ->
                    place(
                            Buffers.placed(
                                    argument instanceof Argument.Bytes(var content) ? content : ByteString.EMPTY,
                                    meaning),
                            places);
                case ParameterMeaning.Room(int bytes) -> place(new byte[bytes], places);
                case ParameterMeaning.Length(int buffer) -> CallText.length(call, buffer);
                case ParameterMeaning.Handle(String kind, boolean released) ->
                    handle(kind, argument instanceof Argument.Earlier(int newer) ? newer : 0, released);
            };
            arguments[i] = Numbers.value(type, bits);
        }
        return arguments;
    }

    private long place(byte[] bytes, List<Place> places) {
        long address = space.allocate(Math.max(1, bytes.length));
        if (address == 0) {
            throw new Trap(TrapKind.MEMORY_LIMIT, "no room for an argument of %d bytes".formatted(bytes.length));
        }
        if (bytes.length > 0) {
            instance.firstMemory().write(address, bytes, 0, bytes.length);
            places.add(new Place(address, bytes.length));
        }
        return address;
    }

    private long handle(String kind, int newer, boolean released) {
        List<Long> valid = handles.get(kind);
        if (valid == null || valid.isEmpty()) {
            throw new Trap(TrapKind.HOST_ERROR, "a call takes the same handle twice");
        }
        int index = Math.max(0, valid.size() - 1 - newer);
        return released ? valid.remove(index) : valid.get(index);
    }

    /** Results as they are compared: without addresses, whose texts go to {@code memory}. */
    private List<Value> compared(ResultMeaning meaning, List<Value> results, List<ByteString> memory) {
        return switch (meaning) {
            case ResultMeaning.Numeric _ ->
                results.stream().map(SequenceExecution::withOneNan).toList();
            case ResultMeaning.Text _ -> {
                long address = address(results);
                if (address != 0) {
                    memory.add(text(address));
                }
                yield List.of(new Value.I32(address == 0 ? 0 : 1));
            }
            case ResultMeaning.Handle(String kind) -> {
                long address = address(results);
                if (address != 0) {
                    handles.computeIfAbsent(kind, _ -> new ArrayList<>()).add(address);
                }
                yield List.of(new Value.I32(address == 0 ? 0 : 1));
            }
        };
    }

    /** Which bits a NaN has is a matter of how a build computes it. */
    private static Value withOneNan(Value value) {
        return switch (value) {
            case Value.F32 number when Float.isNaN(number.value()) -> new Value.F32(CANONICAL_F32);
            case Value.F64 number when Double.isNaN(number.value()) -> new Value.F64(CANONICAL_F64);
            case Value.I32 _, Value.I64 _, Value.F32 _, Value.F64 _, Value.V128 _, Value.Null _, Value.Reference _ ->
                value;
        };
    }

    private static long address(List<Value> results) {
        return Integer.toUnsignedLong((int) results.getFirst().low());
    }

    /** Read byte by byte, so that nothing behind the text is part of a recording. */
    private ByteString text(long address) {
        LinearMemory memory = instance.firstMemory();
        int length = 0;
        while (length < MOST_TEXT && address + length < memory.byteSize() && memory.getByte(address + length) != 0) {
            length++;
        }
        return memory.read(address, length);
    }
}
