package dev.abigate.writer.aot;

import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.ValueType;

/** Writes constants: expressions of variable size (section 5.2), and the tag and value that older dialects have. */
final class ConstExprWriter {
    private ConstExprWriter() {}

    /** An expression. */
    static void expression(AlignedSink out, ConstExpr constant) {
        out.u32(constant.tag().code());
        switch (constant) {
            case ConstExpr.None _ -> {}
            case ConstExpr.I32(int value) -> out.u32(value);
            case ConstExpr.I64(long value) -> out.u64(value);
            case ConstExpr.F32(int bits) -> out.u32(bits);
            case ConstExpr.F64(long bits) -> out.u64(bits);
            case ConstExpr.V128(long low, long high) -> {
                out.u64(low);
                out.u64(high);
            }
            case ConstExpr.GlobalGet(int global) -> out.u32(global);
            case ConstExpr.RefNull(int operand) -> out.u32(operand);
            case ConstExpr.RefFunc(int function) -> out.u32(function);
            case ConstExpr.RefI31(int value) -> out.u32(value);
            case ConstExpr.StructNew(int type, var fields) -> {
                out.u32(type);
                out.u32(fields.size());
                fields.forEach(field -> value(out, field));
            }
            case ConstExpr.StructNewDefault(int type) -> out.u32(type);
            case ConstExpr.ArrayNew(ValueType elementType, int type, int length, ConstExpr.Value element) -> {
                array(out, elementType, type, length);
                value(out, element);
            }
            case ConstExpr.ArrayNewDefault(ValueType elementType, int type, int length) ->
                array(out, elementType, type, length);
            case ConstExpr.ArrayNewFixed(ValueType elementType, int type, var elements) -> {
                array(out, elementType, type, elements.size());
                elements.forEach(element -> value(out, element));
            }
            case ConstExpr.Binary(var _, ConstExpr left, ConstExpr right) -> {
                expression(out, left);
                expression(out, right);
            }
        }
    }

    /** A 32-bit tag and a 64-bit value: the offset of a segment. */
    static void offset(AlignedSink out, ConstExpr constant) {
        out.u32(constant.tag().code());
        fixed(out, constant);
    }

    /** A 16-bit tag and a 64-bit value, or 128-bit for vectors: the initial value of a global. */
    static void globalValue(AlignedSink out, ConstExpr constant) {
        out.u16(constant.tag().code());
        fixed(out, constant);
    }

    private static void fixed(AlignedSink out, ConstExpr constant) {
        switch (constant) {
            case ConstExpr.None _ -> out.unused(Long.BYTES);
            case ConstExpr.I64(long value) -> out.u64(value);
            case ConstExpr.F64(long bits) -> out.u64(bits);
            case ConstExpr.V128(long low, long high) -> {
                out.u64(low);
                out.u64(high);
            }
            case ConstExpr.I32(int value) -> lowerHalf(out, value);
            case ConstExpr.F32(int bits) -> lowerHalf(out, bits);
            case ConstExpr.GlobalGet(int global) -> lowerHalf(out, global);
            case ConstExpr.RefNull(int operand) -> lowerHalf(out, operand);
            case ConstExpr.RefFunc(int function) -> lowerHalf(out, function);
            case ConstExpr.RefI31 _,
                    ConstExpr.StructNew _,
                    ConstExpr.StructNewDefault _,
                    ConstExpr.ArrayNew _,
                    ConstExpr.ArrayNewDefault _,
                    ConstExpr.ArrayNewFixed _,
                    ConstExpr.Binary _ ->
                throw new IllegalArgumentException("the layout has no place for " + constant.tag());
        }
    }

    private static void lowerHalf(AlignedSink out, int value) {
        out.u32(value);
        out.unused(Integer.BYTES);
    }

    private static void array(AlignedSink out, ValueType elementType, int type, int length) {
        out.u32(elementType.code());
        out.u32(type);
        out.u32(length);
    }

    private static void value(AlignedSink out, ConstExpr.Value value) {
        switch (value.bytes()) {
            case Integer.BYTES -> out.u32(value.low());
            case Long.BYTES -> out.u64(value.low());
            default -> {
                out.u64(value.low());
                out.u64(value.high());
            }
        }
    }
}
