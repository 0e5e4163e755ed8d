package dev.abigate.reader.aot;

import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.AotType.Field;
import dev.abigate.format.aot.AotType.FieldReference;
import dev.abigate.format.aot.AotType.Kind;
import dev.abigate.format.aot.AotType.Signature;
import dev.abigate.format.aot.AotType.SubType;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Reads the types of section 1 (section 5.4). */
final class TypeReader {
    private final AlignedCursor in;
    private final AotLayout layout;

    TypeReader(AlignedCursor in, AotLayout layout) {
        this.in = in;
        this.layout = layout;
    }

    List<AotType> read() {
        int count = in.count(3 * Short.BYTES, "type count");
        var types = new ArrayList<AotType>(count);
        for (int i = 0; i < count; i++) {
            in.item("type", i);
            in.align(Integer.BYTES);
            types.add(layout.hasGcRecords() ? gcType(types) : functionType());
            in.endItem();
        }
        return types;
    }

    private AotType functionType() {
        boolean shortCounts = layout.has(Feature.SHORT_TYPE_COUNTS);
        if (shortCounts) {
            int at = in.offset();
            int kind = in.u16("kind");
            if (kind != Kind.FUNCTION.code()) {
                throw in.fail(
                        Flaw.DEFINITION_TYPE, at, "kind", "found %d, only functions (0) without GC".formatted(kind));
            }
        }
        int parameters = shortCounts ? in.u16("parameter count") : in.count(1, "parameter count");
        int results = shortCounts ? in.u16("result count") : in.count(1, "result count");
        return new AotType.Function(SubType.ALONE, signature(parameters, results), List.of());
    }

    private AotType gcType(List<AotType> earlier) {
        int at = in.offset();
        Kind kind = kind(in.u16("kind"), at);
        int isFinal;
        if (layout.has(Feature.EQUIVALENT_TYPES)) {
            if (in.bit("is equivalent") == 1) {
                in.unused(1, "padding");
                return new AotType.Equivalent(kind, equivalent(earlier));
            }
            isFinal = in.u8("is final");
        } else {
            isFinal = in.u16("is final");
        }
        int parent = in.u32("parent type index");
        var subType = new SubType(isFinal, parent, in.u16("recursion group size"), in.u16("recursion group index"));
        return switch (kind) {
            case FUNCTION -> {
                int parameters = in.u16("parameter count");
                int results = in.u16("result count");
                int references = in.u16("reference count");
                Signature signature = signature(parameters, results);
                yield new AotType.Function(subType, signature, fieldReferences(references));
            }
            case STRUCT -> {
                int fieldCount = in.u16("field count");
                int references = in.u16("reference count");
                List<Field> fields = fields(fieldCount);
                yield new AotType.Struct(subType, fields, fieldReferences(references));
            }
            case ARRAY -> new AotType.Array(subType, in.u16("element flags"), elementType());
        };
    }

    /** Index of an equal type. Compilers name the first one: chains would make looking up a type slow. */
    private int equivalent(List<AotType> earlier) {
        in.align(Integer.BYTES);
        int at = in.offset();
        int index = in.indexBelow(earlier.size(), "equivalent type index");
        if (earlier.get(index) instanceof AotType.Equivalent) {
            throw in.fail(
                    Flaw.VALUE,
                    at,
                    "equivalent type index",
                    "found %d, which is itself equal to another".formatted(index));
        }
        return index;
    }

    private Kind kind(int code, int at) {
        for (Kind kind : Kind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw in.fail(Flaw.DEFINITION_TYPE, at, "kind", "found %d, at most 2".formatted(code));
    }

    private Signature signature(int parameters, int results) {
        return new Signature(valueTypes(parameters, "parameter type"), valueTypes(results, "result type"));
    }

    private List<ValueType> valueTypes(int count, String field) {
        var types = new ArrayList<ValueType>();
        for (int i = 0; i < count; i++) {
            types.add(new ValueType(in.u8(field)));
        }
        return types;
    }

    private List<Field> fields(int count) {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < count; i++) {
            fields.add(new Field(in.u8("field flags"), new ValueType(in.u8("field type"))));
        }
        return fields;
    }

    private List<FieldReference> fieldReferences(int count) {
        in.align(Integer.BYTES);
        var references = new ArrayList<FieldReference>();
        for (int i = 0; i < count; i++) {
            int position = in.u16("reference position");
            var type = new ValueType(in.u8("reference type"));
            int nullable = in.u8("reference nullable");
            references.add(
                    new FieldReference(position, new ReferenceType(type, nullable, in.u32("reference heap type"))));
        }
        return references;
    }

    private ReferenceType elementType() {
        var type = new ValueType(in.u8("element type"));
        if (!type.needsReferenceType()) {
            return ReferenceType.plain(type);
        }
        return new ReferenceType(type, in.u8("element nullable"), in.u32("element heap type"));
    }
}
