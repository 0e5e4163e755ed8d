package dev.abigate.runtime.instance;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.heap.ArrayObject;
import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.heap.LittleEndian;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.heap.StructObject;
import dev.abigate.runtime.ops.I32;
import dev.abigate.runtime.ops.I64;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Evaluates the expressions of globals, tables and segments, which are valid and constant.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Constant expressions</a>
 */
final class ConstantEvaluator {
    private final Instance instance;
    private final Deque<Value> operands = new ArrayDeque<>();

    ConstantEvaluator(Instance instance) {
        this.instance = instance;
    }

    Value evaluate(ConstExpr expression) {
        for (Instruction instruction : expression.instructions()) {
            operands.push(result(instruction));
        }
        return operands.pop();
    }

    /** An integer of 32 bits, unsigned, or of 64: an offset of a segment. */
    long offset(ConstExpr expression) {
        return switch (evaluate(expression)) {
            case Value.I32(int value) -> Integer.toUnsignedLong(value);
            case Value.I64(long value) -> value;
            case Value other -> throw new IllegalStateException("an offset is an integer, not " + other);
        };
    }

    private Value result(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Constant(var op, long bits) ->
                switch (op) {
                    case I32_CONST -> new Value.I32((int) bits);
                    case I64_CONST -> new Value.I64(bits);
                    case F32_CONST -> new Value.F32((int) bits);
                    case F64_CONST -> new Value.F64(bits);
                    default -> throw notConstant(instruction);
                };
            case Instruction.Vector(var _, ByteString bytes) -> vector(bytes);
            case Instruction.HeapTyped _ -> new Value.Null();
            case Instruction.Plain(var op) ->
                switch (op) {
                    case I32_ADD -> i32(I32::add);
                    case I32_SUB -> i32(I32::sub);
                    case I32_MUL -> i32(I32::mul);
                    case I64_ADD -> i64(I64::add);
                    case I64_SUB -> i64(I64::sub);
                    case I64_MUL -> i64(I64::mul);
                    case REF_I31 -> new Value.Reference(I31.of(i32()));
                    case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> operands.pop();
                    default -> throw notConstant(instruction);
                };
            case Instruction.Indexed(var op, int index) ->
                switch (op) {
                    case GLOBAL_GET -> instance.global(index).value();
                    case REF_FUNC -> new Value.Reference(instance.function(index));
                    case STRUCT_NEW -> structure(type(index), true);
                    case STRUCT_NEW_DEFAULT -> structure(type(index), false);
                    case ARRAY_NEW -> {
                        int length = i32();
                        yield array(type(index), length, operands.pop());
                    }
                    case ARRAY_NEW_DEFAULT -> new Value.Reference(newArray(type(index), i32()));
                    default -> throw notConstant(instruction);
                };
            case Instruction.IndexedPair(var _, int index, int count) -> fixedArray(type(index), count);
            default -> throw notConstant(instruction);
        };
    }

    private Value i32(IntBinaryOperator operation) {
        int second = i32();
        return new Value.I32(operation.applyAsInt(i32(), second));
    }

    private Value i64(LongBinaryOperator operation) {
        long second = i64();
        return new Value.I64(operation.applyAsLong(i64(), second));
    }

    private int i32() {
        return (int) operands.pop().low();
    }

    private long i64() {
        return operands.pop().low();
    }

    private DefinedType type(int index) {
        return instance.module().declarations().type(index);
    }

    private Value structure(DefinedType type, boolean initialized) {
        StructLayout layout = instance.module().layout(type);
        var object = new StructObject(type, layout, instance.store().heap());
        if (initialized && type.shape() instanceof DefinedType.Shape.Struct(var fields)) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                Value value = operands.pop();
                if (TypeCode.isReference(fields.get(i).type())) {
                    object.setReference(layout.place(i), value.reference());
                } else {
                    object.setBits(layout.place(i), value.low());
                }
                if (fields.get(i).type() == TypeCode.V128) {
                    object.setBits(layout.place(i) + 1, value.high());
                }
            }
        }
        return new Value.Reference(object);
    }

    private Value array(DefinedType type, int length, Value element) {
        ArrayObject array = newArray(type, length);
        set(array, 0, length, element);
        return new Value.Reference(array);
    }

    private Value fixedArray(DefinedType type, int count) {
        ArrayObject array = newArray(type, count);
        for (int i = count - 1; i >= 0; i--) {
            set(array, i, 1, operands.pop());
        }
        return new Value.Reference(array);
    }

    private ArrayObject newArray(DefinedType type, int length) {
        return ArrayObject.of(type, length, instance.store().heap());
    }

    private static void set(ArrayObject array, int from, int count, Value value) {
        array.fill(from, count, value.low(), value.high(), value.reference());
    }

    private static Value vector(ByteString bytes) {
        return new Value.V128(
                LittleEndian.number(bytes, 0, Long.BYTES), LittleEndian.number(bytes, Long.BYTES, Long.BYTES));
    }

    private static IllegalStateException notConstant(Instruction instruction) {
        return new IllegalStateException(
                "not a constant instruction: " + instruction.op().mnemonic());
    }
}
