package dev.abigate.reader.aot;

import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.ConstTag;
import dev.abigate.format.aot.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Reads constants: expressions of variable size (section 5.2), and the tag and value that older dialects have. */
final class ConstExprReader {
    private final AlignedCursor in;
    private final AotLayout layout;
    private final List<AotType> types;

    /**
     * A reader of constants.
     *
     * @param types those that precede the constants in the file: structs of others cannot be read, since their size is not
     *     known, and no loader does (trap 17.17)
     */
    ConstExprReader(AlignedCursor in, AotLayout layout, List<AotType> types) {
        this.in = in;
        this.layout = layout;
        this.types = types;
    }

    /** What a constant is for: gives its fields their names. */
    enum Role {
        OFFSET("offset"),
        INITIAL_VALUE("initial value"),
        VALUE("value");

        private final String field;
        private final String tagField;

        Role(String field) {
            this.field = field;
            tagField = field + " tag";
        }
    }

    /** An expression. */
    ConstExpr expression(Role role) {
        return expression(role, 0);
    }

    /** A 32-bit tag and a 64-bit value: the offset of a segment. */
    ConstExpr offset() {
        in.align(Integer.BYTES);
        int at = in.offset();
        ConstTag tag = tag(in.u32(Role.OFFSET.tagField), at, Role.OFFSET);
        return switch (tag) {
            case NONE, I32_CONST, I64_CONST, GLOBAL_GET -> fixed(tag, Role.OFFSET);
            case F32_CONST,
                    F64_CONST,
                    V128_CONST,
                    REF_NULL,
                    REF_FUNC,
                    REF_I31,
                    STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    I32_ADD,
                    I32_SUB,
                    I32_MUL,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL -> throw unfit(tag, at, Role.OFFSET);
        };
    }

    /** A 16-bit tag and a 64-bit value, or 128-bit for vectors: the initial value of a global. */
    ConstExpr globalValue() {
        int at = in.offset();
        ConstTag tag = tag(in.u16(Role.INITIAL_VALUE.tagField), at, Role.INITIAL_VALUE);
        return fixed(tag, Role.INITIAL_VALUE);
    }

    private ConstExpr fixed(ConstTag tag, Role role) {
        return switch (tag) {
            case NONE -> {
                in.unused(Long.BYTES, "unused value");
                yield new ConstExpr.None();
            }
            case I64_CONST -> new ConstExpr.I64(in.u64(role.field));
            case F64_CONST -> new ConstExpr.F64(in.u64(role.field));
            case V128_CONST -> vector(role);
            case I32_CONST -> withUnusedHalf(new ConstExpr.I32(in.u32(role.field)));
            case F32_CONST -> withUnusedHalf(new ConstExpr.F32(in.u32(role.field)));
            case GLOBAL_GET -> withUnusedHalf(new ConstExpr.GlobalGet(in.u32(role.field)));
            case REF_NULL -> withUnusedHalf(new ConstExpr.RefNull(in.u32(role.field)));
            case REF_FUNC -> withUnusedHalf(new ConstExpr.RefFunc(in.u32(role.field)));
            case REF_I31,
                    STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    I32_ADD,
                    I32_SUB,
                    I32_MUL,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL -> throw unfit(tag, in.offset(), role);
        };
    }

    private ConstExpr withUnusedHalf(ConstExpr constant) {
        in.unused(Integer.BYTES, "unused half");
        return constant;
    }

    private ConstExpr expression(Role role, int depth) {
        in.align(Integer.BYTES);
        int at = in.offset();
        ConstTag tag = tag(in.u32(role.tagField), at, role);
        if (depth > ConstExpr.DEEPEST_NESTING) {
            throw in.fail(Flaw.NESTING_TOO_DEEP, at, role.tagField, "at most " + ConstExpr.DEEPEST_NESTING);
        }
        return switch (tag) {
            case NONE -> new ConstExpr.None();
            case I32_CONST -> new ConstExpr.I32(in.u32(role.field));
            case I64_CONST -> new ConstExpr.I64(in.u64(role.field));
            case F32_CONST -> new ConstExpr.F32(in.u32(role.field));
            case F64_CONST -> new ConstExpr.F64(in.u64(role.field));
            case V128_CONST -> vector(role);
            case GLOBAL_GET -> new ConstExpr.GlobalGet(in.u32(role.field));
            case REF_NULL -> new ConstExpr.RefNull(in.u32(role.field));
            case REF_FUNC -> new ConstExpr.RefFunc(in.u32(role.field));
            case REF_I31 -> new ConstExpr.RefI31(in.u32(role.field));
            case STRUCT_NEW -> struct();
            case STRUCT_NEW_DEFAULT -> new ConstExpr.StructNewDefault(in.u32("type index"));
            case ARRAY_NEW -> {
                ValueType element = elementType();
                yield new ConstExpr.ArrayNew(element, in.u32("type index"), in.u32("length"), value(bytes(element)));
            }
            case ARRAY_NEW_DEFAULT ->
                new ConstExpr.ArrayNewDefault(elementType(), in.u32("type index"), in.u32("length"));
            case ARRAY_NEW_FIXED -> fixedArray();
            case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL ->
                new ConstExpr.Binary(tag, expression(role, depth + 1), expression(role, depth + 1));
        };
    }

    private ConstExpr vector(Role role) {
        return new ConstExpr.V128(in.u64(role.field), in.u64(role.field));
    }

    private ConstExpr struct() {
        in.align(Integer.BYTES);
        int at = in.offset();
        int type = in.u32("type index");
        int count = in.count(Integer.BYTES, "field count");
        var values = new ArrayList<ConstExpr.Value>();
        if (count > 0) {
            List<AotType.Field> fields = fieldsOf(type, at);
            if (fields.size() != count) {
                throw in.fail(
                        Flaw.VALUE,
                        at,
                        "field count",
                        "found %d, type %s has %d".formatted(count, Integer.toUnsignedString(type), fields.size()));
            }
            for (AotType.Field field : fields) {
                values.add(value(bytes(field.type())));
            }
        }
        return new ConstExpr.StructNew(type, values);
    }

    private List<AotType.Field> fieldsOf(int type, int at) {
        int index = type;
        while (index >= 0 && index < types.size() && types.get(index) instanceof AotType.Equivalent equivalent) {
            index = equivalent.earlier();
        }
        if (index >= 0 && index < types.size() && types.get(index) instanceof AotType.Struct struct) {
            return struct.fields();
        }
        throw in.fail(
                Flaw.VALUE,
                at,
                "type index",
                "found %s, no struct type before this place".formatted(Integer.toUnsignedString(type)));
    }

    private ConstExpr fixedArray() {
        ValueType element = elementType();
        int type = in.u32("type index");
        int length = in.count(bytes(element), "length");
        var values = new ArrayList<ConstExpr.Value>(length);
        for (int i = 0; i < length; i++) {
            values.add(value(bytes(element)));
        }
        return new ConstExpr.ArrayNewFixed(element, type, values);
    }

    private ValueType elementType() {
        return new ValueType(in.u32("element type"));
    }

    private int bytes(ValueType type) {
        return type.constantBytes(layout.target().binaryType().addressBytes());
    }

    private ConstExpr.Value value(int bytes) {
        return switch (bytes) {
            case Integer.BYTES -> new ConstExpr.Value(bytes, in.unsigned("value"), 0);
            case Long.BYTES -> new ConstExpr.Value(bytes, in.u64("value"), 0);
            default -> new ConstExpr.Value(bytes, in.u64("value"), in.u64("value"));
        };
    }

    private ConstTag tag(int code, int at, Role role) {
        ConstTag tag = ConstTag.of(code)
                .orElseThrow(() ->
                        in.fail(Flaw.VALUE, at, role.tagField, "found 0x%x, no constant expression".formatted(code)));
        if (!tag.isIn(layout)) {
            throw unfit(tag, at, role);
        }
        return tag;
    }

    private RuntimeException unfit(ConstTag tag, int at, Role role) {
        return in.fail(
                Flaw.VALUE,
                at,
                role.tagField,
                "found 0x%x (%s), which this layout lacks here".formatted(tag.code(), tag));
    }
}
