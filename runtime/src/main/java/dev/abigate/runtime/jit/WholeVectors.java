package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/**
 * Code over {@linkplain VectorForm#WHOLE whole vectors}: calls of the JDK's Vector API. They are emitted where they are needed, and
 * are in no method of the runtime: where HotSpot has made 18,000 nodes of a method, which is a dozen of vector instructions, it
 * inlines nothing more but what is marked for it, as the API is.
 */
final class WholeVectors {
    static final ClassDesc VECTOR = api("Vector");
    private static final ClassDesc BYTES = VectorLanes.BYTE.type();
    static final ClassDesc MASK = api("VectorMask");
    private static final ClassDesc SPECIES = api("VectorSpecies");
    private static final ClassDesc OPERATORS = api("VectorOperators");
    static final ClassDesc UNARY = OPERATORS.nested("Unary");
    static final ClassDesc BINARY = OPERATORS.nested("Binary");
    private static final ClassDesc ASSOCIATIVE = OPERATORS.nested("Associative");
    static final ClassDesc TERNARY = OPERATORS.nested("Ternary");
    static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");
    private static final ClassDesc BOUNDS = ClassDesc.of("java.lang.IndexOutOfBoundsException");
    private static final MethodTypeDesc TO_BYTES = MethodTypeDesc.of(BYTES);

    /** Those of the API's binary operators that have a type of their own. */
    private static final Set<String> ASSOCIATIVE_OPERATORS =
            Set.of("ADD", "MUL", "MIN", "MAX", "UMIN", "UMAX", "AND", "OR", "XOR");

    private final CodeBuilder code;

    WholeVectors(CodeBuilder code) {
        this.code = code;
    }

    private static ClassDesc api(String name) {
        return ClassDesc.of(VectorLanes.API, name);
    }

    /** Whether there are whole vectors here. */
    static boolean arePresent() {
        return ModuleLayer.boot().findModule(VectorLanes.API).isPresent();
    }

    /** Loads half of the vector in a variable: 0 is the lower one. */
    void half(int vector, int half) {
        view(VectorLanes.LONG, vector).loadConstant(half);
        code.invokevirtual(
                VectorLanes.LONG.type(), "lane", MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int));
    }

    /** Makes a vector of its halves on the JVM's stack. */
    void join() {
        ClassDesc longs = VectorLanes.LONG.type();
        species(VectorLanes.LONG);
        code.dup_x2().pop();
        broadcast(VectorLanes.LONG);
        code.dup_x2().pop().iconst_0().dup_x2().pop();
        code.invokevirtual(longs, "withLane", MethodTypeDesc.of(longs, ConstantDescs.CD_int, ConstantDescs.CD_long));
        unview(longs);
    }

    /** Makes of a vector on the JVM's stack and then half of another one the former with that half. */
    void replaceHalf(int vector, int half) {
        ClassDesc longs = VectorLanes.LONG.type();
        view(VectorLanes.LONG, vector);
        code.dup_x2().pop().loadConstant(half).dup_x2().pop();
        code.invokevirtual(longs, "withLane", MethodTypeDesc.of(longs, ConstantDescs.CD_int, ConstantDescs.CD_long));
        unview(longs);
    }

    /** The instruction {@code v128.load}, with the index and the array on the JVM's stack. */
    void load(Label outOfBounds) {
        int bytes = code.allocateLocal(TypeKind.REFERENCE);
        int index = code.allocateLocal(TypeKind.INT);
        code.astore(bytes).istore(index);
        species(VectorLanes.BYTE).aload(bytes).iload(index);
        trapping(
                outOfBounds,
                () -> code.invokestatic(
                        BYTES, "fromArray", MethodTypeDesc.of(BYTES, SPECIES, Names.BYTES, ConstantDescs.CD_int)));
    }

    /** The instruction {@code v128.store}, with the index, the vector and the array on the JVM's stack. */
    void store(Label outOfBounds) {
        int bytes = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(bytes).swap().aload(bytes).swap();
        trapping(
                outOfBounds,
                () -> code.invokevirtual(
                        BYTES,
                        "intoArray",
                        MethodTypeDesc.of(ConstantDescs.CD_void, Names.BYTES, ConstantDescs.CD_int)));
    }

    private void trapping(Label outOfBounds, Runnable access) {
        Label start = code.newBoundLabel();
        access.run();
        code.exceptionCatch(start, code.newBoundLabel(), outOfBounds, BOUNDS);
    }

    /** The instruction {@code i8x16.shuffle}, with the vector of the lanes' numbers on the JVM's stack. */
    void shuffle(int a, int b) {
        code.aload(a).aload(b);
        code.invokevirtual(BYTES, "selectFrom", MethodTypeDesc.of(BYTES, VECTOR, VECTOR));
    }

    /** Replaces the NaNs of the vector on the JVM's stack. */
    void canonicalize(VectorLanes lanes) {
        int numbers = code.allocateLocal(TypeKind.REFERENCE);
        view(lanes).dup().astore(numbers);
        if (lanes == VectorLanes.FLOAT) {
            code.loadConstant(Float.NaN);
        } else {
            code.loadConstant(Double.NaN);
        }
        code.aload(numbers);
        operator("NE", COMPARISON);
        code.aload(numbers);
        compare(lanes);
        code.invokevirtual(lanes.type(), "blend", MethodTypeDesc.of(lanes.type(), lanes.element(), MASK));
        unview(lanes.type());
    }

    /** Sees the vector in a variable as lanes. */
    CodeBuilder view(VectorLanes lanes, int vector) {
        code.aload(vector);
        return view(lanes);
    }

    /** Sees the bytes on the JVM's stack as lanes. */
    CodeBuilder view(VectorLanes lanes) {
        return lanes == VectorLanes.BYTE
                ? code
                : code.invokevirtual(BYTES, lanes.view(), MethodTypeDesc.of(lanes.type()));
    }

    /** Sees the lanes on the JVM's stack as bytes. */
    void unview(ClassDesc type) {
        if (!type.equals(BYTES)) {
            code.invokevirtual(type, VectorLanes.BYTE.view(), TO_BYTES);
        }
    }

    CodeBuilder species(VectorLanes lanes) {
        return code.getstatic(lanes.type(), "SPECIES_128", SPECIES);
    }

    void operator(String name, ClassDesc kind) {
        code.getstatic(OPERATORS, name, ASSOCIATIVE_OPERATORS.contains(name) ? ASSOCIATIVE : kind);
    }

    void broadcast(VectorLanes lanes) {
        code.invokestatic(lanes.type(), "broadcast", MethodTypeDesc.of(lanes.type(), SPECIES, lanes.element()));
    }

    /** As lanes of a byte or two, of which the number on the JVM's stack has the low bits. */
    void narrow(VectorLanes lanes) {
        switch (lanes) {
            case BYTE -> code.i2b();
            case SHORT -> code.i2s();
            case INT, LONG, FLOAT, DOUBLE -> {}
        }
    }

    /** With a vector, an operator and a vector on the JVM's stack. */
    void binary(VectorLanes lanes) {
        code.invokevirtual(lanes.type(), "lanewise", MethodTypeDesc.of(lanes.type(), BINARY, VECTOR));
    }

    /** With a vector, an operator and a number of 64 bits on the JVM's stack. */
    void byNumber(VectorLanes lanes) {
        code.invokevirtual(lanes.type(), "lanewise", MethodTypeDesc.of(lanes.type(), BINARY, ConstantDescs.CD_long));
    }

    void compare(VectorLanes lanes) {
        code.invokevirtual(lanes.type(), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    void compareWith(VectorLanes lanes, int vector, String comparison, long number) {
        view(lanes, vector);
        operator(comparison, COMPARISON);
        code.loadConstant(number);
        code.invokevirtual(lanes.type(), "compare", MethodTypeDesc.of(MASK, COMPARISON, ConstantDescs.CD_long));
    }

    /** Makes the lanes of a mask all bits, or none. */
    void spread(VectorLanes lanes) {
        if (lanes.areFloating()) {
            species(lanes.integers());
            code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
        }
        code.invokevirtual(MASK, "toVector", MethodTypeDesc.of(VECTOR));
        code.invokevirtual(VECTOR, VectorLanes.BYTE.view(), TO_BYTES);
    }

    /** Makes other lanes, as bytes. */
    void convert(VectorLanes from, String conversion, VectorLanes to, int part) {
        operator(conversion, CONVERSION);
        species(to).loadConstant(part);
        code.invokevirtual(
                from.type(), "convertShape", MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, ConstantDescs.CD_int));
        code.invokevirtual(VECTOR, VectorLanes.BYTE.view(), TO_BYTES);
    }
}
