package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.reader.validation.TypeCode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Instructions on references, tables, and memories as a whole. */
final class References {
    private static final ClassDesc OWNER = Names.of(ReferenceInstructions.class);
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final boolean[] ALL = {true, true, true};
    private static final boolean[] OUTER = {true, false, true};

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final CompilationUnit unit;

    References(Emission emission) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.unit = emission.unit();
    }

    void plain(Opcode op) {
        switch (op) {
            case REF_IS_NULL -> unary("isNull", BOOLEAN, OBJECT, Kind.INT);
            case REF_EQ -> {
                operands.take(2);
                code.invokestatic(OWNER, "same", MethodTypeDesc.of(BOOLEAN, OBJECT, OBJECT));
                operands.push(Kind.INT);
            }
            case REF_AS_NON_NULL -> unary("nonNull", OBJECT, OBJECT, Kind.REFERENCE);
            case REF_I31 -> unary("i31", OBJECT, INT, Kind.REFERENCE);
            case I31_GET_S -> unary("i31Signed", INT, OBJECT, Kind.INT);
            case I31_GET_U -> unary("i31Unsigned", INT, OBJECT, Kind.INT);
            // A reference of one hierarchy is the same object in the other.
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
            default -> throw new IllegalArgumentException(op.mnemonic());
        }
    }

    private void unary(String method, ClassDesc result, ClassDesc operand, Kind kind) {
        operands.take(1);
        code.invokestatic(OWNER, method, MethodTypeDesc.of(result, operand));
        operands.push(kind);
    }

    void function(int index) {
        code.loadConstant(index);
        emission.loadInstance();
        code.invokestatic(OWNER, "function", MethodTypeDesc.of(OBJECT, INT, Names.INSTANCE));
        operands.push(Kind.REFERENCE);
    }

    void typed(Instruction.HeapTyped instruction) {
        switch (instruction.op()) {
            case REF_NULL -> operands.pushConstant(Kind.REFERENCE, 0);
            case REF_TEST -> test(new RefType(false, instruction.type()));
            case REF_TEST_NULL -> test(new RefType(true, instruction.type()));
            case REF_CAST -> cast(new RefType(false, instruction.type()));
            case REF_CAST_NULL -> cast(new RefType(true, instruction.type()));
            default -> throw new IllegalArgumentException(instruction.op().mnemonic());
        }
    }

    private void test(RefType type) {
        operands.take(1);
        emitTest(type);
        operands.push(Kind.INT);
    }

    /** Emits a test of the reference on the JVM's stack. */
    void emitTest(RefType type) {
        code.loadConstant(unit.constants().referenceTest(typeCode(type)));
        code.invokestatic(OWNER, "test", MethodTypeDesc.of(BOOLEAN, OBJECT, Constants.REFERENCE_TEST));
    }

    private void cast(RefType type) {
        operands.take(1);
        code.loadConstant(unit.constants().referenceTest(typeCode(type)));
        code.invokestatic(OWNER, "cast", MethodTypeDesc.of(OBJECT, OBJECT, Constants.REFERENCE_TEST));
        operands.push(Kind.REFERENCE);
    }

    private int typeCode(RefType type) {
        return TypeCode.of(type, unit::definedType);
    }

    /** Instructions on a table, and some on a memory or a segment. */
    void indexed(Instruction.Indexed instruction) {
        int index = instruction.index();
        Class<?> tables = TableInstructions.class;
        Class<?> memories = MemoryInstructions.class;
        switch (instruction.op()) {
            case TABLE_GET -> {
                emission.invokeUnsigned(tables, "get", OBJECT, 1, ALL, index);
                operands.push(Kind.REFERENCE);
            }
            case TABLE_SET -> emission.invokeUnsigned(tables, "set", VOID, 2, OUTER, index);
            case TABLE_SIZE -> {
                emission.invoke(tables, "size", LONG, 0, index);
                pushSize(isWideTable(index));
            }
            case TABLE_GROW -> {
                emission.invokeUnsigned(tables, "grow", LONG, 2, ALL, index);
                pushSize(isWideTable(index));
            }
            case TABLE_FILL -> emission.invokeUnsigned(tables, "fill", VOID, 3, ALL, index);
            case ELEM_DROP -> emission.invoke(tables, "dropElements", VOID, 0, index);
            case MEMORY_SIZE -> {
                emission.invoke(memories, "size", LONG, 0, index);
                pushSize(isWideMemory(index));
            }
            case MEMORY_GROW -> {
                emission.invokeUnsigned(memories, "grow", LONG, 1, ALL, index);
                pushSize(isWideMemory(index));
            }
            case MEMORY_FILL -> emission.invokeUnsigned(memories, "fill", VOID, 3, OUTER, index);
            case DATA_DROP -> emission.invoke(memories, "dropData", VOID, 0, index);
            default -> throw new IllegalArgumentException(instruction.op().mnemonic());
        }
    }

    /** Instructions on two tables or memories, or one and a segment. */
    void indexedPair(Instruction.IndexedPair instruction) {
        int first = instruction.first();
        int second = instruction.second();
        switch (instruction.op()) {
            case TABLE_INIT -> emission.invokeUnsigned(TableInstructions.class, "init", VOID, 3, ALL, first, second);
            case TABLE_COPY -> emission.invokeUnsigned(TableInstructions.class, "copy", VOID, 3, ALL, first, second);
            case MEMORY_INIT -> emission.invokeUnsigned(MemoryInstructions.class, "init", VOID, 3, ALL, first, second);
            case MEMORY_COPY -> emission.invokeUnsigned(MemoryInstructions.class, "copy", VOID, 3, ALL, first, second);
            default -> throw new IllegalArgumentException(instruction.op().mnemonic());
        }
    }

    private void pushSize(boolean wide) {
        if (!wide) {
            code.l2i();
        }
        operands.push(wide ? Kind.LONG : Kind.INT);
    }

    private boolean isWideTable(int table) {
        return unit.declarations().table(table).limits().addressType() == AddressType.I64;
    }

    private boolean isWideMemory(int memory) {
        return unit.declarations().memory(memory).limits().addressType() == AddressType.I64;
    }
}
