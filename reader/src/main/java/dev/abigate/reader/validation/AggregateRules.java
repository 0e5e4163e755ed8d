package dev.abigate.reader.validation;

import dev.abigate.format.wasm.code.Opcode;

/** Structs and arrays. */
final class AggregateRules extends InstructionRules {
    AggregateRules(ValidModule module, OperandStack stack, Place place) {
        super(module, stack, place);
    }

    /** @param field index, for the instructions that have one */
    void struct(Opcode op, int typeIndex, int field) {
        DefinedType type = type(typeIndex);
        if (!(type.shape() instanceof DefinedType.Shape.Struct struct)) {
            throw place.fail("type mismatch: type %d is not a struct type".formatted(typeIndex));
        }
        switch (op) {
            case STRUCT_NEW, STRUCT_NEW_DESC -> {
                allocation(type, op == Opcode.STRUCT_NEW_DESC);
                for (int i = struct.fields().size() - 1; i >= 0; i--) {
                    stack.pop(TypeCode.unpacked(struct.fields().get(i).type()));
                }
                pushNew(type);
            }
            case STRUCT_NEW_DEFAULT, STRUCT_NEW_DEFAULT_DESC -> {
                allocation(type, op == Opcode.STRUCT_NEW_DEFAULT_DESC);
                for (DefinedType.Field each : struct.fields()) {
                    place.require(TypeCode.isDefaultable(each.type()), "field type is not defaultable");
                }
                pushNew(type);
            }
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
                int fieldType = field(struct, field).type();
                checkPacking(fieldType, op == Opcode.STRUCT_GET, "field");
                stack.pop(reference(type));
                stack.push(TypeCode.unpacked(fieldType));
            }
            case STRUCT_SET -> {
                DefinedType.Field written = field(struct, field);
                place.require(written.mutable(), "immutable field");
                stack.pop(TypeCode.unpacked(written.type()));
                stack.pop(reference(type));
            }
            default -> throw otherFamily(op);
        }
    }

    private DefinedType.Field field(DefinedType.Shape.Struct struct, int index) {
        place.index(index, struct.fields().size(), "field");
        return struct.fields().get(index);
    }

    /** Takes the descriptor that values of some types need. */
    private void allocation(DefinedType type, boolean withDescriptor) {
        place.require(
                type.descriptor().isPresent() == withDescriptor,
                withDescriptor
                        ? "type without descriptor requires non-descriptor allocation"
                        : "type with descriptor requires descriptor allocation");
        if (withDescriptor) {
            stack.pop(TypeCode.reference(true, true, type.descriptor().getAsInt()));
        }
    }

    /** @param second the second immediate, for the instructions that have one */
    void array(Opcode op, int typeIndex, int second) {
        DefinedType type = type(typeIndex);
        DefinedType.Field element = element(type, typeIndex);
        int unpacked = TypeCode.unpacked(element.type());
        switch (op) {
            case ARRAY_NEW -> {
                stack.pop(TypeCode.I32);
                stack.pop(unpacked);
                pushNew(type);
            }
            case ARRAY_NEW_DEFAULT -> {
                place.require(TypeCode.isDefaultable(element.type()), "array type is not defaultable");
                stack.pop(TypeCode.I32);
                pushNew(type);
            }
            case ARRAY_NEW_FIXED -> {
                if (second > ImplementationLimit.ARRAY_OPERANDS) {
                    throw place.fail("too many operands: found %d, at most %d"
                            .formatted(second, ImplementationLimit.ARRAY_OPERANDS));
                }
                for (int i = 0; i < second; i++) {
                    stack.pop(unpacked);
                }
                pushNew(type);
            }
            case ARRAY_NEW_DATA -> {
                ofNumbers(element);
                dataSegment(second);
                popNumbers(2);
                pushNew(type);
            }
            case ARRAY_NEW_ELEM -> {
                stack.match(elementType(second), element.type());
                popNumbers(2);
                pushNew(type);
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
                checkPacking(element.type(), op == Opcode.ARRAY_GET, "array");
                stack.pop(TypeCode.I32);
                stack.pop(reference(type));
                stack.push(unpacked);
            }
            case ARRAY_SET -> {
                mutable(element);
                stack.pop(unpacked);
                stack.pop(TypeCode.I32);
                stack.pop(reference(type));
            }
            case ARRAY_FILL -> {
                mutable(element);
                stack.pop(TypeCode.I32);
                stack.pop(unpacked);
                stack.pop(TypeCode.I32);
                stack.pop(reference(type));
            }
            case ARRAY_COPY -> {
                mutable(element);
                DefinedType from = type(second);
                int fromElement = element(from, second).type();
                if (!module.types().matches(fromElement, element.type())) {
                    throw place.fail("array types do not match: %s to %s"
                            .formatted(module.text(fromElement), module.text(element.type())));
                }
                popNumbers(2);
                stack.pop(reference(from));
                stack.pop(TypeCode.I32);
                stack.pop(reference(type));
            }
            case ARRAY_INIT_DATA -> {
                mutable(element);
                ofNumbers(element);
                dataSegment(second);
                popNumbers(3);
                stack.pop(reference(type));
            }
            case ARRAY_INIT_ELEM -> {
                mutable(element);
                stack.match(elementType(second), element.type());
                popNumbers(3);
                stack.pop(reference(type));
            }
            default -> throw otherFamily(op);
        }
    }

    private DefinedType.Field element(DefinedType type, int index) {
        if (type.shape() instanceof DefinedType.Shape.Array array) {
            return array.element();
        }
        throw place.fail("type mismatch: type %d is not an array type".formatted(index));
    }

    private void ofNumbers(DefinedType.Field element) {
        place.require(!TypeCode.isReference(element.type()), "array type is not numeric or vector");
    }

    private void mutable(DefinedType.Field element) {
        place.require(element.mutable(), "immutable array");
    }

    private void checkPacking(int type, boolean plainAccess, String what) {
        if (TypeCode.isPacked(type) == plainAccess) {
            throw place.fail(what + " is " + (plainAccess ? "packed" : "unpacked"));
        }
    }

    private void popNumbers(int count) {
        for (int i = 0; i < count; i++) {
            stack.pop(TypeCode.I32);
        }
    }

    /** What an access to a value of the type takes. */
    private static int reference(DefinedType type) {
        return TypeCode.reference(true, false, type.id());
    }

    private void pushNew(DefinedType type) {
        stack.push(TypeCode.reference(false, true, type.id()));
    }
}
