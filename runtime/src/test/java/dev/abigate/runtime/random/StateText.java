package dev.abigate.runtime.random;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.HostReference;
import dev.abigate.runtime.heap.ArrayObject;
import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.heap.StructObject;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.InstanceFunction;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Table;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What can be seen of values and of an instance, as text that is the same wherever they mean the same. */
final class StateText {
    /** References behind references that are followed. */
    private static final int DEPTH = 3;

    /** Elements of an array that are looked at. */
    private static final int ELEMENTS = 40;

    private final Store store;

    StateText(Store store) {
        this.store = store;
    }

    String values(List<Value> values) {
        return String.join(
                " ", values.stream().map(value -> value(value, DEPTH)).toList());
    }

    String exception(WasmException exception) {
        return exception(exception, DEPTH);
    }

    /** Memories, tables and globals, each in a line. */
    List<String> exports(Instance instance) {
        var lines = new ArrayList<String>();
        for (Map.Entry<String, Extern> export : instance.exports().entrySet()) {
            String text = switch (export.getValue()) {
                case Extern.OfMemory(var memory) -> memory(memory);
                case Extern.OfTable(var table) -> table(table);
                case Extern.OfGlobal(var global) -> value(global.value(), DEPTH);
                case Extern.OfFunction _, Extern.OfTag _ -> "";
            };
            if (!text.isEmpty()) {
                lines.add(export.getKey() + ": " + text);
            }
        }
        return lines;
    }

    private static String memory(LinearMemory memory) {
        var crc = new CRC32();
        crc.update(memory.read(0, (int) memory.byteSize()).toArray());
        return memory.pages() + " pages, CRC %08x".formatted(crc.getValue());
    }

    private String table(Table table) {
        var elements = new ArrayList<String>();
        for (int i = 0; i < table.size(); i++) {
            elements.add(reference(table.get(i), 1));
        }
        return String.join(" ", elements);
    }

    private String value(Value value, int depth) {
        return switch (value) {
            case Value.I32(int number) -> Integer.toString(number);
            case Value.I64(long number) -> Long.toString(number);
            case Value.F32(int bits) -> "%08x".formatted(bits);
            case Value.F64(long bits) -> "%016x".formatted(bits);
            case Value.V128(long low, long high) -> "%016x%016x".formatted(high, low);
            case Value.Null _ -> "null";
            case Value.Reference(Object object) -> reference(object, depth);
        };
    }

    private String reference(@Nullable Object object, int depth) {
        return switch (object) {
            case null -> "null";
            case InstanceFunction function -> "f" + function.declaration().index();
            case HostFunction _ -> "host function";
            case I31 scalar -> "i31 " + scalar.signed();
            case HostReference host -> "host " + host;
            case WasmException exception -> exception(exception, depth);
            case StructObject struct -> struct(struct, depth);
            case ArrayObject array -> array(array, depth);
            default -> object.getClass().getSimpleName();
        };
    }

    private String exception(WasmException exception, int depth) {
        String tag = "exception of type " + exception.tag().type().id();
        return depth == 0
                ? tag
                : tag
                        + exception.values(store).stream()
                                .map(value -> value(value, depth - 1))
                                .toList();
    }

    private String struct(StructObject struct, int depth) {
        String type = "struct " + struct.type().id();
        if (depth == 0) {
            return type;
        }
        var fields = new ArrayList<String>();
        int number = 0;
        int reference = 0;
        for (DefinedType.Field field : ((DefinedType.Shape.Struct) struct.type().shape()).fields()) {
            if (TypeCode.isReference(field.type())) {
                fields.add(reference(struct.reference(reference++), depth - 1));
            } else {
                long bits = struct.bits(number++);
                long high = field.type() == TypeCode.V128 ? struct.bits(number++) : 0;
                fields.add(number(field.type(), bits, high));
            }
        }
        return type + fields;
    }

    private String array(ArrayObject array, int depth) {
        String type = "array %d of %d".formatted(array.type().id(), array.length());
        if (depth == 0) {
            return type;
        }
        int element = ((DefinedType.Shape.Array) array.type().shape()).element().type();
        var elements = new ArrayList<String>();
        for (int i = 0; i < Math.min(array.length(), ELEMENTS); i++) {
            if (TypeCode.isReference(element)) {
                elements.add(reference(array.reference(i), depth - 1));
            } else {
                elements.add(number(element, array.bits(i), element == TypeCode.V128 ? array.high(i) : 0));
            }
        }
        return type + elements;
    }

    private String number(int type, long bits, long high) {
        return switch (type) {
            case TypeCode.I8 -> Long.toString(bits & 0xFF);
            case TypeCode.I16 -> Long.toString(bits & 0xFFFF);
            default -> value(Value.of(type, bits, high, null), 0);
        };
    }
}
