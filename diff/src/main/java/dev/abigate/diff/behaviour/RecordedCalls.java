package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Scenario.ExportCall;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import dev.abigate.format.trace.SearchResult.LeftOut;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.ValueText;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.replay.UnrecordableException;
import dev.abigate.runtime.replay.search.Argument;
import dev.abigate.runtime.replay.search.Call;
import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.SearchedExport;
import dev.abigate.runtime.replay.search.SearchedExports;
import dev.abigate.runtime.replay.search.SequenceExecution;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/** The calls of a scenario, recorded on the old build. */
final class RecordedCalls {
    /** What a buffer's content in hexadecimal begins with. */
    private static final String HEX = "hex:";

    private static final int MOST_EVENTS = 1_000_000;

    private final SearchedExports exports;

    RecordedCalls(SearchedExports exports) {
        this.exports = exports;
    }

    /**
     * The trace of calls that are made one after the other on an instance with nothing of the world.
     *
     * @throws NotRunException where a call is none of the exports, or the module cannot be recorded
     */
    Trace record(List<ExportCall> calls, LoadedBuild build, Scenario.Limits limits) {
        var sequence = new CallSequence(calls.stream().map(this::call).toList());
        var events = new ArrayList<TraceEvent>();
        try (Store store = build.newStore()) {
            var recorder = new Recorder(build.module(), event -> add(event, events));
            store.observe(recorder);
            try (var _ = store.interruptAfter(limits.timeout());
                    Plugin plugin = build.plugin(store, world()).instantiate()) {
                var execution = new SequenceExecution(plugin.instance());
                execution.prepare();
                execution.execute(sequence);
            } catch (Trap | ProgramExit | WasmException _) {
                // The trace has it: the new build has to end in the same way.
            }
            recorder.finish();
        } catch (LinkException | UnrecordableException e) {
            throw new NotRunException(build.file().name() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new TraceHeader.Settings("auto", true, true, limits.memoryBytes());
        return Trace.of(TraceHeaders.of("abigate", build.file().bytes(), build.module(), settings), events);
    }

    private static WasiConfiguration world() {
        return WasiConfiguration.builder()
                .clock(World.FIRST.clock())
                .random(World.FIRST.random())
                .build();
    }

    private static void add(TraceEvent event, List<TraceEvent> events) {
        if (events.size() >= MOST_EVENTS) {
            throw new NotRunException("the calls make more than %d events".formatted(MOST_EVENTS));
        }
        events.add(event);
    }

    private Call call(ExportCall call) {
        SearchedExport export = exports.searched().stream()
                .filter(each -> each.name().equals(call.export()))
                .findFirst()
                .orElseThrow(() ->
                        new NotRunException("'%s' cannot be called: %s".formatted(call.export(), obstacle(call))));
        Iterator<String> words = call.arguments().iterator();
        var arguments = new ArrayList<Argument>();
        for (int i = 0; i < export.parameters().size(); i++) {
            arguments.add(
                    switch (export.schema().parameters().get(i)) {
                        case ParameterMeaning.Numeric _, ParameterMeaning.Range _ ->
                            new Argument.Numeric(number(
                                    next(words, call), export.parameters().get(i), call));
                        case ParameterMeaning.Buffer _ -> new Argument.Bytes(content(next(words, call), call));
                        case ParameterMeaning.Handle _ -> new Argument.Earlier(0);
                        case ParameterMeaning.Room _, ParameterMeaning.Length _ -> new Argument.Implied();
                    });
        }
        if (words.hasNext()) {
            throw new NotRunException("'%s' takes fewer arguments than %d"
                    .formatted(call.export(), call.arguments().size()));
        }
        return new Call(export, arguments);
    }

    private String obstacle(ExportCall call) {
        return exports.leftOut().stream()
                .filter(each -> each.export().equals(call.export()))
                .findFirst()
                .map(LeftOut::reason)
                .orElse("the old build exports no such function");
    }

    private static String next(Iterator<String> words, ExportCall call) {
        if (!words.hasNext()) {
            throw new NotRunException("'%s' takes more arguments than %d"
                    .formatted(call.export(), call.arguments().size()));
        }
        return words.next();
    }

    private static long number(String text, NumType type, ExportCall call) {
        int code = switch (type) {
            case I32 -> TypeCode.I32;
            case I64 -> TypeCode.I64;
            case F32 -> TypeCode.F32;
            case F64 -> TypeCode.F64;
        };
        try {
            return switch (ValueText.parse(text, code)) {
                case Value.I32(int value) -> Integer.toUnsignedLong(value);
                case Value.I64(long value) -> value;
                case Value.F32(int bits) -> Integer.toUnsignedLong(bits);
                case Value.F64(long bits) -> bits;
                case Value.V128 _, Value.Null _, Value.Reference _ ->
                    throw new IllegalStateException("no number of type " + type);
            };
        } catch (IllegalArgumentException e) {
            throw new NotRunException("an argument of '%s': %s".formatted(call.export(), e.getMessage()));
        }
    }

    private static ByteString content(String text, ExportCall call) {
        if (!text.startsWith(HEX)) {
            return ByteString.utf8(text);
        }
        try {
            return ByteString.wrap(HexFormat.of().parseHex(text.substring(HEX.length())));
        } catch (IllegalArgumentException e) {
            throw new NotRunException("an argument of '%s': %s".formatted(call.export(), e.getMessage()));
        }
    }
}
