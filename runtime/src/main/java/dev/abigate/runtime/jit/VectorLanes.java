package dev.abigate.runtime.jit;

import dev.abigate.runtime.ops.F32x4;
import dev.abigate.runtime.ops.F64x2;
import dev.abigate.runtime.ops.I16x8;
import dev.abigate.runtime.ops.I32x4;
import dev.abigate.runtime.ops.I64x2;
import dev.abigate.runtime.ops.I8x16;
import dev.abigate.runtime.ops.Operation;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/** The lanes that a {@linkplain VectorForm#WHOLE whole vector} is seen as, each a class of the Vector API. */
enum VectorLanes {
    BYTE("Byte", Names.of(I8x16.class), ConstantDescs.CD_byte, 8),
    SHORT("Short", Names.of(I16x8.class), ConstantDescs.CD_short, 16),
    INT("Int", Names.of(I32x4.class), ConstantDescs.CD_int, 32),
    LONG("Long", Names.of(I64x2.class), ConstantDescs.CD_long, 64),
    FLOAT("Float", Names.of(F32x4.class), ConstantDescs.CD_float, 32),
    DOUBLE("Double", Names.of(F64x2.class), ConstantDescs.CD_double, 64);

    /** The package of the Vector API, which is also the name of its module. */
    static final String API = "jdk.incubator.vector";

    private final ClassDesc operations;
    private final ClassDesc type;
    private final String view;
    private final ClassDesc element;
    private final int bits;

    VectorLanes(String name, ClassDesc operations, ClassDesc element, int bits) {
        this.operations = operations;
        this.type = ClassDesc.of(API, name + "Vector");
        this.view = "reinterpretAs" + name + "s";
        this.element = element;
        this.bits = bits;
    }

    /** The lanes of an operation's shape; bytes where that has none. */
    static VectorLanes of(Operation operation) {
        for (VectorLanes lanes : values()) {
            if (lanes.operations.equals(operation.owner())) {
                return lanes;
            }
        }
        return BYTE;
    }

    /** The class that computes halves of vectors with such lanes. */
    ClassDesc operations() {
        return operations;
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

    /** How many are in half of a vector. */
    int perHalf() {
        return Long.SIZE / bits;
    }

    /** What the number in a lane is where it is held by itself. */
    Kind kind() {
        return switch (this) {
            case BYTE, SHORT, INT -> Kind.INT;
            case LONG -> Kind.LONG;
            case FLOAT -> Kind.FLOAT;
            case DOUBLE -> Kind.DOUBLE;
        };
    }

    /** The type of the method {@code extractLane}, of a half. */
    MethodTypeDesc extraction() {
        return MethodTypeDesc.of(element, ConstantDescs.CD_long, ConstantDescs.CD_int);
    }

    /** The type of the method {@code pack}, which makes a half. */
    MethodTypeDesc packing() {
        return MethodTypeDesc.of(ConstantDescs.CD_long, Collections.nCopies(perHalf(), element));
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
