package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.heap.ArrayObject;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.heap.StructObject;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Instructions on structs and arrays. */
final class Aggregates {
    private static final Class<?> INSTRUCTIONS = AggregateInstructions.class;
    private static final ClassDesc OWNER = Names.of(INSTRUCTIONS);
    private static final ClassDesc STRUCT = Names.of(StructObject.class);
    private static final ClassDesc ARRAY = Names.of(ArrayObject.class);
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc VOID = ConstantDescs.CD_void;

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final Variables variables;
    private final CompilationUnit unit;

    Aggregates(Emission emission) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.variables = emission.variables();
        this.unit = emission.unit();
    }

    void indexed(Instruction.Indexed instruction) {
        int type = instruction.index();
        switch (instruction.op()) {
            case STRUCT_NEW -> newStruct(type, true);
            case STRUCT_NEW_DEFAULT -> newStruct(type, false);
            case ARRAY_NEW -> newArray(type);
            case ARRAY_NEW_DEFAULT -> {
                operands.take(1);
                allocateArray(type);
                operands.push(Kind.REFERENCE);
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> getElement(type, instruction.op());
            case ARRAY_SET -> setElement(type);
            case ARRAY_FILL -> fill(type);
            default -> throw new IllegalArgumentException(instruction.op().mnemonic());
        }
    }

    void indexedPair(Instruction.IndexedPair instruction) {
        int type = instruction.first();
        int second = instruction.second();
        switch (instruction.op()) {
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> getField(type, second, instruction.op());
            case STRUCT_SET -> setField(type, second);
            case ARRAY_NEW_FIXED -> newFixed(type, second);
            case ARRAY_NEW_DATA -> newFromSegment("newFromData", type, second);
            case ARRAY_NEW_ELEM -> newFromSegment("newFromElements", type, second);
            case ARRAY_INIT_DATA -> emission.invoke(INSTRUCTIONS, "initFromData", VOID, 4, second);
            case ARRAY_INIT_ELEM -> emission.invoke(INSTRUCTIONS, "initFromElements", VOID, 4, second);
            case ARRAY_COPY -> emission.invoke(INSTRUCTIONS, "copy", VOID, 5);
            default -> throw new IllegalArgumentException(instruction.op().mnemonic());
        }
    }

    void length() {
        operands.take(1);
        code.invokestatic(OWNER, "length", MethodTypeDesc.of(INT, OBJECT));
        operands.push(Kind.INT);
    }

    private void newStruct(int typeIndex, boolean withFields) {
        int object = code.allocateLocal(TypeKind.REFERENCE);
        code.loadConstant(unit.constants().definedType(typeIndex))
                .loadConstant(unit.constants().structLayout(typeIndex));
        emission.loadInstance();
        code.invokestatic(
                OWNER,
                "newStruct",
                MethodTypeDesc.of(STRUCT, Constants.DEFINED_TYPE, Constants.STRUCT_LAYOUT, Names.INSTANCE));
        code.astore(object);
        if (withFields) {
            var type = unit.declarations().type(typeIndex);
            StructLayout layout = unit.module().layout(type);
            List<DefinedType.Field> fields = fields(type);
            operands.spill(fields.size());
            for (int i = 0; i < fields.size(); i++) {
                code.aload(object);
                putField(layout.place(i), operands.kind(fields.size() - 1 - i), operands.slotOf(fields.size() - 1 - i));
            }
            operands.pop(fields.size());
        }
        code.aload(object);
        operands.push(Kind.REFERENCE);
    }

    private static List<DefinedType.Field> fields(DefinedType type) {
        if (type.shape() instanceof DefinedType.Shape.Struct(List<DefinedType.Field> fields)) {
            return fields;
        }
        throw new IllegalArgumentException("type " + type.id() + " is not a struct type");
    }

    /** Sets a field of the struct on the JVM's stack to the value in a local variable. */
    private void putField(int place, Kind kind, int local) {
        if (kind == Kind.REFERENCE) {
            code.loadConstant(place).aload(local);
            code.invokevirtual(STRUCT, "setReference", MethodTypeDesc.of(VOID, INT, OBJECT));
            return;
        }
        if (kind == Kind.VECTOR) {
            code.dup().loadConstant(place + 1);
            variables.loadHalf(local, 1);
            code.invokevirtual(STRUCT, "setBits", MethodTypeDesc.of(VOID, INT, LONG));
            code.loadConstant(place);
            variables.loadHalf(local, 0);
        } else {
            code.loadConstant(place).loadLocal(kind.typeKind(), local);
            emission.toBits(kind);
        }
        code.invokevirtual(STRUCT, "setBits", MethodTypeDesc.of(VOID, INT, LONG));
    }

    private void setField(int typeIndex, int field) {
        var type = unit.declarations().type(typeIndex);
        operands.spill(2);
        code.aload(operands.slotOf(1)).invokestatic(OWNER, "struct", MethodTypeDesc.of(STRUCT, OBJECT));
        putField(unit.module().layout(type).place(field), operands.kind(0), operands.slotOf(0));
        operands.pop(2);
    }

    private void getField(int typeIndex, int field, Opcode op) {
        var type = unit.declarations().type(typeIndex);
        int fieldType = fields(type).get(field).type();
        int place = unit.module().layout(type).place(field);
        operands.take(1);
        code.invokestatic(OWNER, "struct", MethodTypeDesc.of(STRUCT, OBJECT));
        Kind kind = Kind.of(fieldType);
        switch (kind) {
            case REFERENCE -> {
                code.loadConstant(place).invokevirtual(STRUCT, "reference", MethodTypeDesc.of(OBJECT, INT));
                operands.push(kind);
            }
            case VECTOR -> {
                operands.pushSpilled(kind);
                code.dup().loadConstant(place).invokevirtual(STRUCT, "bits", MethodTypeDesc.of(LONG, INT));
                code.dup2_x1().pop2();
                code.loadConstant(place + 1).invokevirtual(STRUCT, "bits", MethodTypeDesc.of(LONG, INT));
                variables.store(kind, operands.slotOf(0));
            }
            case INT, LONG, FLOAT, DOUBLE -> {
                code.loadConstant(place).invokevirtual(STRUCT, "bits", MethodTypeDesc.of(LONG, INT));
                pushNumber(kind, fieldType, op == Opcode.STRUCT_GET_S);
            }
        }
    }

    /** Makes the bits on the JVM's stack, whose upper part is unspecified, an operand. */
    private void pushNumber(Kind kind, int fieldType, boolean signed) {
        emission.fromBits(kind);
        if (fieldType == TypeCode.I8) {
            if (signed) {
                code.i2b();
            } else {
                code.loadConstant(0xFF).iand();
            }
        } else if (fieldType == TypeCode.I16) {
            if (signed) {
                code.i2s();
            } else {
                code.i2c();
            }
        }
        operands.push(kind);
    }

    private int elementType(int typeIndex) {
        if (unit.declarations().type(typeIndex).shape() instanceof DefinedType.Shape.Array(DefinedType.Field element)) {
            return element.type();
        }
        throw new IllegalArgumentException("type " + typeIndex + " is not an array type");
    }

    /** With the length on the JVM's stack. */
    private void allocateArray(int typeIndex) {
        code.loadConstant(unit.constants().definedType(typeIndex));
        emission.loadInstance();
        code.invokestatic(OWNER, "newArray", MethodTypeDesc.of(ARRAY, INT, Constants.DEFINED_TYPE, Names.INSTANCE));
    }

    private void newArray(int typeIndex) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        operands.spill(2);
        int length = operands.slotOf(0);
        code.iload(length);
        allocateArray(typeIndex);
        code.astore(array);
        code.aload(array).iconst_0().iload(length);
        loadFilling(operands.kind(1), operands.slotOf(1));
        invokeFill();
        operands.pop(2);
        code.aload(array);
        operands.push(Kind.REFERENCE);
    }

    private void fill(int typeIndex) {
        operands.spill(4);
        code.aload(operands.slotOf(3)).iload(operands.slotOf(2)).iload(operands.slotOf(0));
        loadFilling(Kind.of(elementType(typeIndex)), operands.slotOf(1));
        invokeFill();
        operands.pop(4);
    }

    /** Loads a value as bits, the upper half of a vector, and a reference, of which only one counts. */
    private void loadFilling(Kind kind, int local) {
        if (kind == Kind.REFERENCE) {
            code.lconst_0().lconst_0().aload(local);
            return;
        }
        variables.load(kind, local);
        if (kind != Kind.VECTOR) {
            emission.toBits(kind);
            code.lconst_0();
        }
        code.aconst_null();
    }

    private void invokeFill() {
        code.invokestatic(OWNER, "fill", MethodTypeDesc.of(VOID, OBJECT, INT, INT, LONG, LONG, OBJECT));
    }

    private void newFixed(int typeIndex, int length) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        Kind kind = Kind.of(elementType(typeIndex));
        operands.spill(length);
        code.loadConstant(length);
        allocateArray(typeIndex);
        code.astore(array);
        for (int i = 0; i < length; i++) {
            code.aload(array).loadConstant(i);
            putElement(kind, operands.slotOf(length - 1 - i));
        }
        operands.pop(length);
        code.aload(array);
        operands.push(Kind.REFERENCE);
    }

    /** Sets an element, with array and index on the JVM's stack and the value in a local variable. */
    private void putElement(Kind kind, int local) {
        variables.load(kind, local);
        switch (kind) {
            case REFERENCE -> code.invokestatic(OWNER, "setReference", MethodTypeDesc.of(VOID, OBJECT, INT, OBJECT));
            case VECTOR -> code.invokestatic(OWNER, "setVector", MethodTypeDesc.of(VOID, OBJECT, INT, LONG, LONG));
            case INT, LONG, FLOAT, DOUBLE -> {
                emission.toBits(kind);
                code.invokestatic(OWNER, "setBits", MethodTypeDesc.of(VOID, OBJECT, INT, LONG));
            }
        }
    }

    private void setElement(int typeIndex) {
        operands.spill(3);
        code.aload(operands.slotOf(2)).iload(operands.slotOf(1));
        putElement(Kind.of(elementType(typeIndex)), operands.slotOf(0));
        operands.pop(3);
    }

    private void getElement(int typeIndex, Opcode op) {
        int elementType = elementType(typeIndex);
        Kind kind = Kind.of(elementType);
        operands.take(2);
        switch (kind) {
            case REFERENCE -> {
                code.invokestatic(OWNER, "reference", MethodTypeDesc.of(OBJECT, OBJECT, INT));
                operands.push(kind);
            }
            case VECTOR -> {
                operands.pushSpilled(kind);
                code.dup2().invokestatic(OWNER, "bits", MethodTypeDesc.of(LONG, OBJECT, INT));
                code.dup2_x2().pop2();
                code.invokestatic(OWNER, "high", MethodTypeDesc.of(LONG, OBJECT, INT));
                variables.store(kind, operands.slotOf(0));
            }
            case INT, LONG, FLOAT, DOUBLE -> {
                code.invokestatic(OWNER, "bits", MethodTypeDesc.of(LONG, OBJECT, INT));
                pushNumber(kind, elementType, op == Opcode.ARRAY_GET_S);
            }
        }
    }

    private void newFromSegment(String method, int typeIndex, int segment) {
        operands.take(2);
        code.loadConstant(unit.constants().definedType(typeIndex)).loadConstant(segment);
        emission.loadInstance();
        code.invokestatic(
                OWNER, method, MethodTypeDesc.of(ARRAY, INT, INT, Constants.DEFINED_TYPE, INT, Names.INSTANCE));
        operands.push(Kind.REFERENCE);
    }
}
