package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.reader.validation.TypeCode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The methods of the runtime that load and store numbers, which are named after the instructions. */
final class ScalarAccess {
    private ScalarAccess() {}

    /** Of a store a type with the value as parameter, of a load one with it as result. */
    static MethodTypeDesc value(Opcode op) {
        if (!(op.typing() instanceof Signature signature)) {
            throw new IllegalArgumentException("no access: " + op.mnemonic());
        }
        return signature.operands().isEmpty()
                ? MethodTypeDesc.of(kind(op).descriptor())
                : MethodTypeDesc.of(ConstantDescs.CD_void, kind(op).descriptor());
    }

    /** What is loaded or stored. */
    static Kind kind(Opcode op) {
        if (!(op.typing() instanceof Signature signature)) {
            throw new IllegalArgumentException("no access: " + op.mnemonic());
        }
        var types = signature.operands().isEmpty() ? signature.results() : signature.operands();
        return Kind.of(TypeCode.of(types.getFirst(), index -> index));
    }

    /** The type of the method: address, value of a store, and others. */
    static MethodTypeDesc type(Opcode op, ClassDesc address, ClassDesc... others) {
        MethodTypeDesc value = value(op);
        return value.insertParameterTypes(0, address).insertParameterTypes(value.parameterCount() + 1, others);
    }
}
