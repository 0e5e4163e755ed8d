package dev.abigate.writer.trace;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceEventKind;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.writer.bytes.ByteSink;
import java.util.List;
import java.util.OptionalInt;

/** The bytes of headers and events. */
final class TraceEncoder {
    private TraceEncoder() {}

    static void encode(TraceHeader header, ByteSink out) {
        out.name(header.tool());
        TraceHeader.Module module = header.module();
        out.bytes(module.sha256())
                .u64(module.bytes())
                .u8(module.machineCode() ? 1 : 0)
                .bytes(module.declarations());
        out.leb32(header.imports().size());
        header.imports()
                .forEach(each -> out.name(each.module()).name(each.name()).name(each.type()));
        out.leb32(header.exports().size());
        header.exports()
                .forEach(each -> out.name(each.name()).leb32(each.function()).name(each.type()));
        TraceHeader.Settings settings = header.settings();
        out.name(settings.engine());
        out.u8(settings.canonicalNans() ? 1 : 0).u8(settings.deterministic() ? 1 : 0);
        out.u64(settings.memoryBytes());
    }

    static void encode(TraceEvent event, ByteSink out) {
        out.u8(TraceEventKind.of(event).code());
        switch (event) {
            case TraceEvent.Instantiated(var memoryPages, var tableSizes, var globals) -> {
                encodeNumbers(memoryPages, out);
                encodeNumbers(tableSizes, out);
                encodeValues(globals, out);
            }
            case TraceEvent.Called(int function, var arguments) -> encodeValues(arguments, out.leb32(function));
            case TraceEvent.Imported(int function, var arguments) -> encodeValues(arguments, out.leb32(function));
            case TraceEvent.Read(int memory, long address, var bytes) -> encodeAccess(memory, address, bytes, out);
            case TraceEvent.Written(int memory, long address, var bytes) -> encodeAccess(memory, address, bytes, out);
            case TraceEvent.Grown(int memory, long delta, long result) ->
                out.leb32(memory).leb64(delta).sleb(result);
            case TraceEvent.GlobalSet global -> encode(global.global(), global.value(), out);
            case TraceEvent.State(var memories, var globals) -> {
                out.leb32(memories.size());
                memories.forEach(memory -> encode(memory, out));
                out.leb32(globals.size());
                globals.forEach(global -> encode(global.global(), global.value(), out));
            }
            case TraceEvent.ThreadStarted() -> {}
            case TraceEvent.Returned(var results) -> encodeValues(results, out);
            case TraceEvent.Trapped(String kind, String message, var function, var offset) -> {
                out.name(kind).name(message);
                encodeOptional(function, out);
                encodeOptional(offset, out);
            }
            case TraceEvent.Exited(int code) -> out.u32(code);
            case TraceEvent.Thrown(int tag, var values) -> encodeValues(values, out.sleb(tag));
        }
    }

    private static void encode(int global, TraceValue value, ByteSink out) {
        encode(value, out.leb32(global));
    }

    private static void encode(TraceEvent.MemoryState memory, ByteSink out) {
        out.leb64(memory.pages()).leb32(memory.changed().size());
        memory.changed().forEach(region -> out.leb32(region.number()).u64(region.digest()));
    }

    private static void encodeAccess(int memory, long address, ByteString bytes, ByteSink out) {
        out.leb32(memory).leb64(address).leb32(bytes.length()).bytes(bytes);
    }

    private static void encodeNumbers(List<Long> numbers, ByteSink out) {
        out.leb32(numbers.size());
        numbers.forEach(out::leb64);
    }

    /** Nothing is 0, and a number one more than itself. */
    private static void encodeOptional(OptionalInt number, ByteSink out) {
        out.leb64(number.isPresent() ? number.getAsInt() + 1L : 0);
    }

    private static void encodeValues(List<TraceValue> values, ByteSink out) {
        out.leb32(values.size());
        values.forEach(value -> encode(value, out));
    }

    private static void encode(TraceValue value, ByteSink out) {
        switch (value) {
            case TraceValue.Numeric(NumType type, long bits) -> {
                out.u8(type.code());
                switch (type) {
                    case I32 -> out.sleb(bits << Integer.SIZE >> Integer.SIZE);
                    case I64 -> out.sleb(bits);
                    case F32 -> out.u32((int) bits);
                    case F64 -> out.u64(bits);
                }
            }
            case TraceValue.Vector(long low, long high) ->
                out.u8(TraceValue.VECTOR).u64(low).u64(high);
            case TraceValue.Null() -> out.u8(TraceValue.NULL);
            case TraceValue.Function(int index) -> out.u8(TraceValue.FUNCTION).leb32(index);
            case TraceValue.Scalar(int bits) -> out.u8(TraceValue.SCALAR).leb32(bits);
            case TraceValue.Handle(int number) -> out.u8(TraceValue.HANDLE).leb32(number);
        }
    }
}
