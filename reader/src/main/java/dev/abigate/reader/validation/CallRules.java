package dev.abigate.reader.validation;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.wasm.code.InstructionDecoder;

/** Calls. */
final class CallRules extends InstructionRules {
    private static final int FUNCREF = TypeCode.reference(true, TypeCode.FUNC);

    CallRules(ValidModule module, OperandStack stack, Place place) {
        super(module, stack, place);
    }

    void call(InstructionDecoder code) {
        Opcode op = code.op();
        switch (op) {
            case CALL -> call(function(code.index()).signature());
            case RETURN_CALL -> tailCall(function(code.index()).signature());
            case CALL_INDIRECT -> call(indirect(code));
            case RETURN_CALL_INDIRECT -> tailCall(indirect(code));
            case CALL_REF -> call(byReference(code.index()));
            case RETURN_CALL_REF -> tailCall(byReference(code.index()));
            default -> throw otherFamily(op);
        }
    }

    private DefinedType.Shape.Function indirect(InstructionDecoder code) {
        DefinedType.Shape.Function type = functionType(code.index());
        ValidModule.Table table = table(code.secondIndex());
        stack.match(table.element(), FUNCREF);
        stack.pop(code(table.limits().addressType()));
        return type;
    }

    private DefinedType.Shape.Function byReference(int type) {
        DefinedType.Shape.Function function = functionType(type);
        stack.pop(TypeCode.reference(true, false, type(type).id()));
        return function;
    }

    private void call(DefinedType.Shape.Function type) {
        stack.pop(type.parameters());
        stack.push(type.results());
    }

    private void tailCall(DefinedType.Shape.Function type) {
        stack.pop(type.parameters());
        TypeCodes returned = type.results();
        TypeCodes results = stack.label(stack.depth() - 1).results();
        if (returned.size() != results.size()) {
            throw place.fail("type mismatch: the callee returns %d values, this function %d"
                    .formatted(returned.size(), results.size()));
        }
        for (int i = 0; i < results.size(); i++) {
            stack.match(returned.get(i), results.get(i));
        }
        stack.endReach();
    }
}
