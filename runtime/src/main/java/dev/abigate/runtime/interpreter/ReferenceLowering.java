package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.ops.I32;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Lowers what makes, tests and converts references, structures and arrays. */
final class ReferenceLowering {
    private final Body body;
    private final Operands operands;
    private final Emitter emitter;

    ReferenceLowering(Body body) {
        this.body = body;
        this.operands = body.operands;
        this.emitter = body.emitter;
    }

    /** Lowers an instruction on references of any kind. */
    void reference(Opcode op) {
        HeapType heapType = body.code.heapType();
        switch (op) {
            case REF_NULL -> emitter.emit(new VariableNodes.Null(push()));
            case REF_FUNC -> {
                int to = push();
                emitter.emit(new ReferenceNodes.OfFunction(body.code.index(), to));
            }
            case REF_IS_NULL -> {
                int reference = operands.pop();
                emitter.emit(new ReferenceNodes.IsNull(push(), reference));
            }
            case REF_AS_NON_NULL -> {
                int reference = operands.pop();
                emitter.emit(new ReferenceNodes.NonNull(push(), reference));
            }
            case REF_TEST, REF_TEST_NULL -> {
                int reference = operands.pop();
                emitter.emit(
                        new ReferenceNodes.Test(body.test(op == Opcode.REF_TEST_NULL, heapType), push(), reference));
            }
            case REF_CAST, REF_CAST_NULL -> {
                int reference = operands.pop();
                emitter.emit(
                        new ReferenceNodes.Cast(body.test(op == Opcode.REF_CAST_NULL, heapType), push(), reference));
            }
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
                int reference = operands.pop();
                int to = push();
                if (to != reference) {
                    emitter.emit(new VariableNodes.CopyReference(to, reference));
                }
            }
            default -> throw new MissingNodeException(op);
        }
    }

    /** Lowers an instruction of fixed types on references; false where it is another one. */
    boolean fixed(Opcode op) {
        switch (op) {
            case REF_EQ -> {
                int b = operands.pop();
                int a = operands.pop();
                emitter.emit(new ReferenceNodes.Same(push(), a, b));
            }
            case REF_I31 -> {
                int value = operands.pop();
                emitter.emit(new ReferenceNodes.Scalar(push(), value));
            }
            case I31_GET_S, I31_GET_U -> {
                int reference = operands.pop();
                emitter.emit(new ReferenceNodes.ScalarValue(push(), reference, op == Opcode.I31_GET_S));
            }
            case ARRAY_LEN -> {
                int reference = operands.pop();
                emitter.emit(new ArrayNodes.Length(push(), reference));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private int push() {
        return operands.push(body.resultType());
    }

    /** Lowers an instruction on structures. */
    void struct(Opcode op) {
        DefinedType type = body.type(body.code.index());
        StructLayout layout = body.module.layout(type);
        List<DefinedType.Field> fields =
                type.shape() instanceof DefinedType.Shape.Struct struct ? struct.fields() : List.of();
        switch (op) {
            case STRUCT_NEW_DEFAULT -> emitter.emit(new StructNodes.NewDefault(type, layout, push()));
            case STRUCT_NEW -> {
                int values = operands.settleTop(fields.size());
                operands.truncate(operands.count() - fields.size());
                int[] types = fields.stream().mapToInt(DefinedType.Field::type).toArray();
                emitter.emit(new StructNodes.New(type, layout, TypeCodes.of(types), push(), values));
            }
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
                int field = fields.get(body.code.secondIndex()).type();
                int place = layout.place(body.code.secondIndex());
                int reference = operands.pop();
                int to = push();
                emitter.emit(
                        TypeCode.isPacked(field)
                                ? new StructNodes.GetPacked(
                                        unpack(field, op == Opcode.STRUCT_GET_S), to, reference, place)
                                : TypeCode.isReference(field)
                                        ? new StructNodes.GetReference(to, reference, place)
                                        : field == TypeCode.V128
                                                ? new StructNodes.GetVector(to, reference, place)
                                                : new StructNodes.Get(to, reference, place));
            }
            case STRUCT_SET -> {
                int field = fields.get(body.code.secondIndex()).type();
                int place = layout.place(body.code.secondIndex());
                int value = operands.pop();
                int reference = operands.pop();
                emitter.emit(
                        TypeCode.isReference(field)
                                ? new StructNodes.SetReference(reference, value, place)
                                : field == TypeCode.V128
                                        ? new StructNodes.SetVector(reference, value, place)
                                        : new StructNodes.Set(reference, value, place));
            }
            default -> throw new MissingNodeException(op);
        }
    }

    /** What makes a number of a packed field. */
    private static LongUnaryOperator unpack(int field, boolean signed) {
        if (field == TypeCode.I8) {
            return signed ? bits -> I32.extend8S((int) bits) : bits -> bits & 0xFF;
        }
        return signed ? bits -> I32.extend16S((int) bits) : bits -> bits & 0xFFFF;
    }

    private int element() {
        return body.type(body.code.index()).shape() instanceof DefinedType.Shape.Array array
                ? array.element().type()
                : TypeCode.BOTTOM;
    }

    /** Lowers an instruction on arrays. */
    void array(Opcode op) {
        DefinedType type = body.type(body.code.index());
        int second = body.code.secondIndex();
        int element = op == Opcode.ARRAY_COPY ? TypeCode.BOTTOM : element();
        switch (op) {
            case ARRAY_NEW -> {
                int length = operands.pop();
                int value = operands.pop();
                int to = push();
                emitter.emit(
                        element == TypeCode.V128
                                ? new ArrayNodes.NewOfVectors(type, to, value, length)
                                : new ArrayNodes.New(type, to, value, length));
            }
            case ARRAY_NEW_DEFAULT -> {
                int length = operands.pop();
                emitter.emit(new ArrayNodes.NewDefault(type, push(), length));
            }
            case ARRAY_NEW_FIXED -> {
                int values = operands.settleTop(second);
                operands.truncate(operands.count() - second);
                emitter.emit(new ArrayNodes.NewFixed(type, element, push(), values, second));
            }
            case ARRAY_NEW_DATA -> {
                int length = operands.pop();
                int start = operands.pop();
                emitter.emit(new ArrayNodes.NewData(type, second, push(), start, length));
            }
            case ARRAY_NEW_ELEM -> {
                int length = operands.pop();
                int start = operands.pop();
                emitter.emit(new ArrayNodes.NewElements(type, second, push(), start, length));
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
                int index = operands.pop();
                int reference = operands.pop();
                emitter.emit(arrayGet(element, op == Opcode.ARRAY_GET_S, push(), reference, index));
            }
            case ARRAY_SET -> {
                int value = operands.pop();
                int index = operands.pop();
                int reference = operands.pop();
                emitter.emit(
                        TypeCode.isReference(element)
                                ? new ArrayNodes.SetReference(reference, index, value)
                                : element == TypeCode.V128
                                        ? new ArrayNodes.SetVector(reference, index, value)
                                        : new ArrayNodes.Set(reference, index, value));
            }
            case ARRAY_FILL -> {
                int count = operands.pop();
                int value = operands.pop();
                int start = operands.pop();
                int reference = operands.pop();
                emitter.emit(
                        element == TypeCode.V128
                                ? new ArrayNodes.FillWithVectors(reference, start, value, count)
                                : new ArrayNodes.Fill(reference, start, value, count));
            }
            case ARRAY_COPY -> {
                int count = operands.pop();
                int start = operands.pop();
                int source = operands.pop();
                int to = operands.pop();
                emitter.emit(new ArrayNodes.Copy(operands.pop(), to, source, start, count));
            }
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
                int count = operands.pop();
                int start = operands.pop();
                int to = operands.pop();
                int reference = operands.pop();
                emitter.emit(
                        op == Opcode.ARRAY_INIT_DATA
                                ? new ArrayNodes.InitData(second, reference, to, start, count)
                                : new ArrayNodes.InitElements(second, reference, to, start, count));
            }
            default -> throw new MissingNodeException(op);
        }
    }

    private static Node arrayGet(int element, boolean signed, int to, int reference, int index) {
        if (TypeCode.isPacked(element)) {
            return new ArrayNodes.GetPacked(unpack(element, signed), to, reference, index);
        }
        if (TypeCode.isReference(element)) {
            return new ArrayNodes.GetReference(to, reference, index);
        }
        return element == TypeCode.V128
                ? new ArrayNodes.GetVector(to, reference, index)
                : new ArrayNodes.Get(to, reference, index);
    }
}
