package dev.abigate.runtime.jit;

import dev.abigate.runtime.ops.Operation;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Map;

/** The lanes that a {@linkplain VectorForm#WHOLE whole vector} is seen as, each a class of the Vector API. */
enum VectorLanes {
    BYTE("Byte", ConstantDescs.CD_byte, 8),
    SHORT("Short", ConstantDescs.CD_short, 16),
    INT("Int", ConstantDescs.CD_int, 32),
    LONG("Long", ConstantDescs.CD_long, 64),
    FLOAT("Float", ConstantDescs.CD_float, 32),
    DOUBLE("Double", ConstantDescs.CD_double, 64);

    /** The package of the Vector API, which is also the name of its module. */
    static final String API = "jdk.incubator.vector";

    private static final Map<String, VectorLanes> OF_SHAPE =
            Map.of("I8x16", BYTE, "I16x8", SHORT, "I32x4", INT, "I64x2", LONG, "F32x4", FLOAT, "F64x2", DOUBLE);

    private final ClassDesc type;
    private final String view;
    private final ClassDesc element;
    private final int bits;

    VectorLanes(String name, ClassDesc element, int bits) {
        this.type = ClassDesc.of(API, name + "Vector");
        this.view = "reinterpretAs" + name + "s";
        this.element = element;
        this.bits = bits;
    }

    /** The lanes of an operation's shape; bytes where that has none. */
    static VectorLanes of(Operation operation) {
        return OF_SHAPE.getOrDefault(operation.owner().displayName(), BYTE);
    }

    /** The class of the vectors. */
    ClassDesc type() {
        return type;
    }

    /** The method of a vector that sees it as these. */
    String view() {
        return view;
    }

    /** What is in a lane. */
    ClassDesc element() {
        return element;
    }

    /** The width of a lane. */
    int bits() {
        return bits;
    }

    boolean areFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Integers of the same width. */
    VectorLanes integers() {
        return switch (this) {
            case FLOAT -> INT;
            case DOUBLE -> LONG;
            case BYTE, SHORT, INT, LONG -> this;
        };
    }

    /** Integers of half the width. */
    VectorLanes halved() {
        return switch (this) {
            case SHORT -> BYTE;
            case INT -> SHORT;
            case LONG -> INT;
            case BYTE, FLOAT, DOUBLE -> throw new IllegalStateException("lanes cannot be halved: " + this);
        };
    }
}
