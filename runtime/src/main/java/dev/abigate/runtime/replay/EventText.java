package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events as people read them, with the names of the module. */
final class EventText {
    private final TraceHeader header;
    private final Map<Integer, String> exports = new HashMap<>();

    EventText(TraceHeader header) {
        this.header = header;
        header.exports().forEach(export -> exports.putIfAbsent(export.function(), export.name()));
    }

    /** The function that is called. */
    String name(TraceEvent.Called call) {
        return exports.getOrDefault(call.function(), "func[" + call.function() + "]");
    }

    String call(TraceEvent.Called call) {
        return name(call) + list(call.arguments());
    }

    /** The function that is called. */
    String name(TraceEvent.Imported call) {
        return call.function() < header.imports().size()
                ? header.imports().get(call.function()).toString()
                : "import " + call.function();
    }

    String hostCall(TraceEvent.Imported call) {
        return name(call) + list(call.arguments());
    }

    String end(TraceEvent.End end) {
        return switch (end) {
            case TraceEvent.Returned(var results) -> "returned " + list(results);
            case TraceEvent.Trapped(String kind, String message, var _, var _) -> "trap " + kind + ": " + message;
            case TraceEvent.Exited(int code) -> "exit " + code;
            case TraceEvent.Thrown(int tag, var values) -> "exception of tag " + tag + list(values);
        };
    }

    /** An event that is not the one that was expected. */
    String event(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Called called -> "call of " + call(called);
            case TraceEvent.Imported imported -> hostCall(imported);
            case TraceEvent.End end -> end(end);
            case TraceEvent.Grown(int memory, long delta, long result) ->
                "memory %d grew by %s pages: %d".formatted(memory, Long.toUnsignedString(delta), result);
            case TraceEvent.Written(int memory, long address, var bytes) ->
                "%d bytes written to memory %d at 0x%x".formatted(bytes.length(), memory, address);
            case TraceEvent.Read(int memory, long address, var bytes) ->
                "%d bytes read from memory %d at 0x%x".formatted(bytes.length(), memory, address);
            case TraceEvent.GlobalSet(int global, var value) -> "global %d set to %s".formatted(global, value.text());
            case TraceEvent.Instantiated _ -> "a new instance";
            case TraceEvent.State _ -> "the state after a call";
            case TraceEvent.ThreadStarted _ -> "a new thread";
        };
    }

    private static String list(List<TraceValue> values) {
        return values.stream().map(TraceValue::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
