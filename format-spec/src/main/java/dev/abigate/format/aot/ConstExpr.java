package dev.abigate.format.aot;

import java.util.List;

/** A constant expression (section 5.2): an offset or an initial value. */
public sealed interface ConstExpr {
    /** The deepest nesting of additions, subtractions and multiplications that is read. */
    int DEEPEST_NESTING = 100;

    /** What the expression begins with. */
    ConstTag tag();

    /** No expression: the offset of a segment that is not active. */
    record None() implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.NONE;
        }
    }

    /** {@code i32.const}. */
    record I32(int value) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.I32_CONST;
        }
    }

    /** {@code i64.const}. */
    record I64(long value) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.I64_CONST;
        }
    }

    /**
     * {@code f32.const}.
     *
     * @param bits of the number, IEEE 754
     */
    record F32(int bits) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.F32_CONST;
        }
    }

    /**
     * {@code f64.const}.
     *
     * @param bits of the number, IEEE 754
     */
    record F64(long bits) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.F64_CONST;
        }
    }

    /**
     * {@code v128.const}.
     *
     * @param low bytes 0 to 7 of the vector, little-endian
     * @param high bytes 8 to 15
     */
    record V128(long low, long high) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.V128_CONST;
        }
    }

    /**
     * {@code global.get}.
     *
     * @param global index, imports counted
     */
    record GlobalGet(int global) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.GLOBAL_GET;
        }
    }

    /**
     * {@code ref.null}.
     *
     * @param operand a heap type, or all bits set; no loader looks at it
     */
    record RefNull(int operand) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.REF_NULL;
        }
    }

    /**
     * {@code ref.func}.
     *
     * @param function index, imports counted, or {@link AotModule#NO_INDEX} for null
     */
    record RefFunc(int function) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.REF_FUNC;
        }
    }

    /** {@code ref.i31}. */
    record RefI31(int value) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.REF_I31;
        }
    }

    /**
     * {@code struct.new}.
     *
     * @param type index of the struct type
     */
    record StructNew(int type, List<Value> fields) implements ConstExpr {
        public StructNew {
            fields = List.copyOf(fields);
        }

        @Override
        public ConstTag tag() {
            return ConstTag.STRUCT_NEW;
        }
    }

    /**
     * {@code struct.new_default}.
     *
     * @param type index of the struct type
     */
    record StructNewDefault(int type) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.STRUCT_NEW_DEFAULT;
        }
    }

    /**
     * {@code array.new}: an array filled with one value.
     *
     * @param type index of the array type
     * @param length in elements, unsigned
     */
    record ArrayNew(ValueType elementType, int type, int length, Value element) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.ARRAY_NEW;
        }
    }

    /**
     * {@code array.new_default}.
     *
     * @param type index of the array type
     * @param length in elements, unsigned
     */
    record ArrayNewDefault(ValueType elementType, int type, int length) implements ConstExpr {
        @Override
        public ConstTag tag() {
            return ConstTag.ARRAY_NEW_DEFAULT;
        }
    }

    /**
     * {@code array.new_fixed}.
     *
     * @param type index of the array type
     */
    record ArrayNewFixed(ValueType elementType, int type, List<Value> elements) implements ConstExpr {
        public ArrayNewFixed {
            elements = List.copyOf(elements);
        }

        @Override
        public ConstTag tag() {
            return ConstTag.ARRAY_NEW_FIXED;
        }
    }

    /**
     * An extended constant expression.
     *
     * @param tag one of the additions, subtractions and multiplications
     */
    record Binary(ConstTag tag, ConstExpr left, ConstExpr right) implements ConstExpr {}

    /**
     * A field of a struct or an element of an array.
     *
     * @param bytes that it takes: 4, 8 or 16
     * @param low the value, zero-extended, or its lower half where it takes 16 bytes
     * @param high the upper half, else 0
     */
    record Value(int bytes, long low, long high) {}
}
