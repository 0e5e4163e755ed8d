package dev.abigate.reader.validation;

import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Types as messages show them. */
public final class TypeText {
    private TypeText() {}

    public static String of(DefinedType type) {
        return switch (type.shape()) {
            case DefinedType.Shape.Function(var parameters, var results) -> function(parameters, results);
            case DefinedType.Shape.Struct(var fields) ->
                fields.stream().map(TypeText::field).collect(Collectors.joining(", ", "struct (", ")"));
            case DefinedType.Shape.Array(var element) -> "array (" + field(element) + ")";
        };
    }

    public static String function(TypeCodes parameters, TypeCodes results) {
        return "func " + values(parameters) + " -> " + values(results);
    }

    /** A type of {@link TypeCode}. */
    public static String of(int type) {
        return TypeCode.text(type, id -> "type " + id);
    }

    public static String global(int type, boolean mutable) {
        return "global " + (mutable ? "mut " : "") + of(type);
    }

    public static String table(int element, Limits limits) {
        return "table " + limits(limits) + " " + of(element);
    }

    public static String of(MemoryType type) {
        String pages = type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2
                ? ""
                : " of pages of 2^" + type.pageSizeLog2() + " bytes";
        return "memory " + limits(type.limits()) + pages + (type.shared() ? " shared" : "");
    }

    private static String limits(Limits limits) {
        String maximum = limits.maximum().isPresent()
                ? Long.toUnsignedString(limits.maximum().getAsLong())
                : "";
        return limits.addressType().text() + " " + Long.toUnsignedString(limits.minimum()) + ".." + maximum;
    }

    private static String values(TypeCodes types) {
        var values = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < types.size(); i++) {
            values.add(of(types.get(i)));
        }
        return values.toString();
    }

    private static String field(DefinedType.Field field) {
        return (field.mutable() ? "mut " : "") + of(field.type());
    }
}
