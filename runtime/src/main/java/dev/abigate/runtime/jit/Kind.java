package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.TypeCode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** What values are to the JVM. A vector is two numbers of 64 bits, and never on the JVM's operand stack. */
enum Kind {
    INT(TypeKind.INT, ConstantDescs.CD_int, 1),
    LONG(TypeKind.LONG, ConstantDescs.CD_long, 2),
    FLOAT(TypeKind.FLOAT, ConstantDescs.CD_float, 1),
    DOUBLE(TypeKind.DOUBLE, ConstantDescs.CD_double, 2),
    VECTOR(TypeKind.LONG, ConstantDescs.CD_long, 4),
    REFERENCE(TypeKind.REFERENCE, ConstantDescs.CD_Object, 1);

    private final TypeKind typeKind;
    private final ClassDesc descriptor;
    private final int slots;

    Kind(TypeKind typeKind, ClassDesc descriptor, int slots) {
        this.typeKind = typeKind;
        this.descriptor = descriptor;
        this.slots = slots;
    }

    /** The kind of a type of {@link TypeCode}; of a packed one, that of its unpacked value. */
    static Kind of(int type) {
        return switch (type) {
            case TypeCode.I32, TypeCode.I8, TypeCode.I16 -> INT;
            case TypeCode.I64 -> LONG;
            case TypeCode.F32 -> FLOAT;
            case TypeCode.F64 -> DOUBLE;
            case TypeCode.V128 -> VECTOR;
            default -> REFERENCE;
        };
    }

    /** Of a value, or of each half of a vector. */
    TypeKind typeKind() {
        return typeKind;
    }

    /** Of a value, or of each half of a vector. */
    ClassDesc descriptor() {
        return descriptor;
    }

    /** The local variables of the JVM that a value takes. */
    int slots() {
        return slots;
    }
}
