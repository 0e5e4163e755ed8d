package dev.abigate.reader.trace;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceEventKind;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Decodes headers and events. */
final class TraceDecoder {
    private TraceDecoder() {}

    static TraceHeader header(Cursor in, int version) {
        String tool = in.name("tool");
        ByteString sha256 = in.bytes(TraceFormat.DIGEST_BYTES, "module digest");
        long bytes = in.u64("module size");
        boolean machineCode = flag(in, "machine code");
        ByteString declarations = in.bytes(TraceFormat.DIGEST_BYTES, "declarations digest");
        List<TraceHeader.Import> imports = list(
                in,
                "import",
                item -> new TraceHeader.Import(
                        item.name("import module"), item.name("import name"), item.name("import type")));
        List<TraceHeader.Export> exports = list(
                in,
                "export",
                item -> new TraceHeader.Export(
                        item.name("export name"), item.index("export function"), item.name("export type")));
        var settings = new TraceHeader.Settings(
                in.name("engine"), flag(in, "canonical NaNs"), flag(in, "deterministic"), in.u64("memory limit"));
        requireEnd(in);
        return new TraceHeader(
                version,
                tool,
                new TraceHeader.Module(sha256, bytes, machineCode, declarations),
                imports,
                exports,
                settings);
    }

    private static void requireEnd(Cursor in) {
        if (!in.atEnd()) {
            throw in.fail(Flaw.SECTION_SIZE, "header", in.remaining() + " bytes too many");
        }
    }

    private static boolean flag(Cursor in, String field) {
        int at = in.offset();
        int value = in.u8(field);
        if (value > 1) {
            throw in.fail(Flaw.VALUE, at, field, "found %d, at most 1".formatted(value));
        }
        return value == 1;
    }

    static TraceEvent event(Cursor in) {
        int at = in.offset();
        int code = in.u8("event kind");
        TraceEventKind kind = TraceEventKind.of(code)
                .orElseThrow(() -> in.fail(Flaw.VALUE, at, "event kind", "found %d".formatted(code)));
        return switch (kind) {
            case INSTANTIATED ->
                new TraceEvent.Instantiated(
                        list(in, "memory", item -> item.leb64("pages")),
                        list(in, "table", item -> item.leb64("elements")),
                        list(in, "global", TraceDecoder::value));
            case CALLED -> new TraceEvent.Called(in.index("function"), values(in));
            case IMPORTED -> new TraceEvent.Imported(in.index("function"), values(in));
            case READ -> access(in, TraceEvent.Read::new);
            case WRITTEN -> access(in, TraceEvent.Written::new);
            case GROWN -> new TraceEvent.Grown(in.index("memory"), in.leb64("delta"), in.sleb64("result"));
            case GLOBAL_SET -> global(in);
            case STATE ->
                new TraceEvent.State(
                        list(in, "memory", TraceDecoder::memory), list(in, "global", TraceDecoder::global));
            case THREAD_STARTED -> new TraceEvent.ThreadStarted();
            case RETURNED -> new TraceEvent.Returned(values(in));
            case TRAPPED ->
                new TraceEvent.Trapped(
                        in.name("trap kind"), in.name("message"), optional(in, "function"), optional(in, "offset"));
            case EXITED -> new TraceEvent.Exited(in.u32("exit code"));
            case THROWN -> new TraceEvent.Thrown(in.sleb32("tag"), values(in));
        };
    }

    /** Makes the event of bytes of a memory. */
    private interface Access {
        TraceEvent of(int memory, long address, ByteString bytes);
    }

    private static TraceEvent access(Cursor in, Access event) {
        int memory = in.index("memory");
        long address = in.leb64("address");
        int at = in.offset();
        int size = in.size("number of bytes");
        if (size > TraceFormat.MAX_ACCESS_BYTES) {
            throw in.fail(
                    Flaw.LENGTH_OUT_OF_BOUNDS,
                    at,
                    "number of bytes",
                    "found %d, at most %d".formatted(size, TraceFormat.MAX_ACCESS_BYTES));
        }
        return event.of(memory, address, in.bytes(size, "bytes"));
    }

    private static TraceEvent.GlobalSet global(Cursor in) {
        return new TraceEvent.GlobalSet(in.index("global"), value(in));
    }

    private static TraceEvent.MemoryState memory(Cursor in) {
        return new TraceEvent.MemoryState(
                in.leb64("pages"),
                list(in, "region", item -> new TraceEvent.Region(item.index("region"), item.u64("digest"))));
    }

    private static OptionalInt optional(Cursor in, String field) {
        int at = in.offset();
        long value = in.leb64(field);
        if (value < 0 || value > Integer.MAX_VALUE + 1L) {
            throw in.fail(Flaw.INTEGER_TOO_LARGE, at, field, "found " + Long.toUnsignedString(value));
        }
        return value == 0 ? OptionalInt.empty() : OptionalInt.of((int) (value - 1));
    }

    private static List<TraceValue> values(Cursor in) {
        return list(in, "value", TraceFormat.MAX_VALUES, TraceDecoder::value);
    }

    private static TraceValue value(Cursor in) {
        int at = in.offset();
        int code = in.u8("value type");
        return NumType.of(code)
                .<TraceValue>map(type -> new TraceValue.Numeric(type, bits(type, in)))
                .orElseGet(() -> switch (code) {
                    case TraceValue.VECTOR -> new TraceValue.Vector(in.u64("lower half"), in.u64("upper half"));
                    case TraceValue.NULL -> new TraceValue.Null();
                    case TraceValue.FUNCTION -> new TraceValue.Function(in.index("function"));
                    case TraceValue.SCALAR -> new TraceValue.Scalar(in.index("scalar"));
                    case TraceValue.HANDLE -> new TraceValue.Handle(in.index("handle"));
                    default -> throw in.fail(Flaw.VALUE_TYPE, at, "value type", "found 0x%02x".formatted(code));
                });
    }

    private static long bits(NumType type, Cursor in) {
        return switch (type) {
            case I32 -> Integer.toUnsignedLong(in.sleb32("value"));
            case I64 -> in.sleb64("value");
            case F32 -> Integer.toUnsignedLong(in.u32("value"));
            case F64 -> in.u64("value");
        };
    }

    private static <T> List<T> list(Cursor in, String name, Function<Cursor, T> item) {
        return list(in, name, Integer.MAX_VALUE, item);
    }

    /** A list that begins with the number of its items. */
    private static <T> List<T> list(Cursor in, String name, int most, Function<Cursor, T> item) {
        int at = in.offset();
        int count = in.count("number of " + name + " items");
        if (count > most) {
            throw in.fail(
                    Flaw.LENGTH_OUT_OF_BOUNDS,
                    at,
                    "number of " + name + " items",
                    "found %d, at most %d".formatted(count, most));
        }
        var items = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            in.item(name, i);
            items.add(item.apply(in));
        }
        in.endItem();
        return items;
    }
}
