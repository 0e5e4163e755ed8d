package dev.abigate.reader.validation;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;

/** References: made, tested and converted. */
final class ReferenceRules extends InstructionRules {
    private static final int ANYREF = TypeCode.reference(true, TypeCode.ANY);
    private static final int EXTERNREF = TypeCode.reference(true, TypeCode.EXTERN);

    ReferenceRules(ValidModule module, OperandStack stack, Place place) {
        super(module, stack, place);
    }

    /** Instructions without immediates. */
    void plain(Opcode op) {
        switch (op) {
            case REF_IS_NULL -> {
                stack.popReference();
                stack.push(TypeCode.I32);
            }
            case REF_AS_NON_NULL -> stack.push(TypeCode.nonNull(stack.popReference()));
            case ANY_CONVERT_EXTERN -> convert(EXTERNREF, ANYREF);
            case EXTERN_CONVERT_ANY -> convert(ANYREF, EXTERNREF);
            default -> throw otherFamily(op);
        }
    }

    private void convert(int from, int to) {
        int reference = stack.popReference();
        stack.match(reference, from);
        stack.push(TypeCode.isNullable(reference) ? to : TypeCode.nonNull(to));
    }

    /** {@code ref.func}: of a function that may be referred to. */
    void toFunction(int index) {
        ValidModule.Function function = function(index);
        stack.push(TypeCode.reference(false, function.exact(), function.type().id()));
    }

    /** Instructions with a heap type. */
    void typed(Opcode op, HeapType type) {
        switch (op) {
            case REF_NULL -> stack.push(code(true, type));
            case REF_TEST, REF_TEST_NULL -> {
                stack.pop(module.types().top(code(true, type)));
                stack.push(TypeCode.I32);
            }
            case REF_CAST -> cast(code(false, type));
            case REF_CAST_NULL -> cast(code(true, type));
            case REF_CAST_DESC_EQ -> castByDescriptor(code(false, type));
            case REF_CAST_DESC_EQ_NULL -> castByDescriptor(code(true, type));
            default -> throw otherFamily(op);
        }
    }

    private void cast(int to) {
        stack.pop(module.types().top(to));
        stack.push(to);
    }

    private void castByDescriptor(int to) {
        stack.pop(descriptorOf(to));
        cast(to);
    }

    /** {@code ref.get_desc}. */
    void descriptor(int index) {
        DefinedType type = type(index);
        if (type.descriptor().isEmpty()) {
            throw place.fail("type without descriptor: type " + index);
        }
        int reference = stack.popReference();
        stack.match(reference, TypeCode.reference(true, false, type.id()));
        boolean exact = module.types().matches(reference, TypeCode.reference(true, true, type.id()));
        stack.push(TypeCode.reference(false, exact, type.descriptor().getAsInt()));
    }
}
