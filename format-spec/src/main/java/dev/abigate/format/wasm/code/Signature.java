package dev.abigate.format.wasm.code;

import static dev.abigate.format.wasm.type.NumType.F32;
import static dev.abigate.format.wasm.type.NumType.F64;
import static dev.abigate.format.wasm.type.NumType.I32;
import static dev.abigate.format.wasm.type.NumType.I64;
import static dev.abigate.format.wasm.type.VecType.V128;

import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.util.List;

/**
 * The operands and results of an instruction for which they are always the same. The only part that depends on an
 * immediate is the address of an access to memory, whose type is the memory's.
 */
public enum Signature implements Typing {
    NONE_TO_NONE(false, List.of(), List.of()),
    NONE_TO_I32(false, List.of(), List.of(I32)),
    NONE_TO_I64(false, List.of(), List.of(I64)),
    NONE_TO_F32(false, List.of(), List.of(F32)),
    NONE_TO_F64(false, List.of(), List.of(F64)),
    NONE_TO_V128(false, List.of(), List.of(V128)),
    I32_TO_I32(false, List.of(I32), List.of(I32)),
    I64_TO_I32(false, List.of(I64), List.of(I32)),
    I64_TO_I64(false, List.of(I64), List.of(I64)),
    F32_TO_F32(false, List.of(F32), List.of(F32)),
    F64_TO_F64(false, List.of(F64), List.of(F64)),
    F32_TO_I32(false, List.of(F32), List.of(I32)),
    F64_TO_I32(false, List.of(F64), List.of(I32)),
    I32_TO_I64(false, List.of(I32), List.of(I64)),
    F32_TO_I64(false, List.of(F32), List.of(I64)),
    F64_TO_I64(false, List.of(F64), List.of(I64)),
    I32_TO_F32(false, List.of(I32), List.of(F32)),
    I64_TO_F32(false, List.of(I64), List.of(F32)),
    F64_TO_F32(false, List.of(F64), List.of(F32)),
    I32_TO_F64(false, List.of(I32), List.of(F64)),
    I64_TO_F64(false, List.of(I64), List.of(F64)),
    F32_TO_F64(false, List.of(F32), List.of(F64)),
    ARRAYREF_TO_I32(false, List.of(References.ARRAY), List.of(I32)),
    I32_TO_I31(false, List.of(I32), List.of(References.NON_NULL_I31)),
    I31REF_TO_I32(false, List.of(References.I31), List.of(I32)),
    I32_TO_V128(false, List.of(I32), List.of(V128)),
    I64_TO_V128(false, List.of(I64), List.of(V128)),
    F32_TO_V128(false, List.of(F32), List.of(V128)),
    F64_TO_V128(false, List.of(F64), List.of(V128)),
    V128_TO_I32(false, List.of(V128), List.of(I32)),
    V128_TO_I64(false, List.of(V128), List.of(I64)),
    V128_TO_F32(false, List.of(V128), List.of(F32)),
    V128_TO_F64(false, List.of(V128), List.of(F64)),
    V128_TO_V128(false, List.of(V128), List.of(V128)),
    I32_I32_TO_I32(false, List.of(I32, I32), List.of(I32)),
    I64_I64_TO_I32(false, List.of(I64, I64), List.of(I32)),
    F32_F32_TO_I32(false, List.of(F32, F32), List.of(I32)),
    F64_F64_TO_I32(false, List.of(F64, F64), List.of(I32)),
    I64_I64_TO_I64(false, List.of(I64, I64), List.of(I64)),
    F32_F32_TO_F32(false, List.of(F32, F32), List.of(F32)),
    F64_F64_TO_F64(false, List.of(F64, F64), List.of(F64)),
    EQREF_EQREF_TO_I32(false, List.of(References.EQ, References.EQ), List.of(I32)),
    I64_I64_TO_I64_I64(false, List.of(I64, I64), List.of(I64, I64)),
    V128_V128_TO_V128(false, List.of(V128, V128), List.of(V128)),
    V128_I32_TO_V128(false, List.of(V128, I32), List.of(V128)),
    V128_I64_TO_V128(false, List.of(V128, I64), List.of(V128)),
    V128_F32_TO_V128(false, List.of(V128, F32), List.of(V128)),
    V128_F64_TO_V128(false, List.of(V128, F64), List.of(V128)),
    V128_V128_V128_TO_V128(false, List.of(V128, V128, V128), List.of(V128)),
    I64_I64_I64_I64_TO_I64_I64(false, List.of(I64, I64, I64, I64), List.of(I64, I64)),
    ADDRESS_TO_I32(true, List.of(), List.of(I32)),
    ADDRESS_TO_I64(true, List.of(), List.of(I64)),
    ADDRESS_TO_F32(true, List.of(), List.of(F32)),
    ADDRESS_TO_F64(true, List.of(), List.of(F64)),
    ADDRESS_TO_V128(true, List.of(), List.of(V128)),
    ADDRESS_I32_TO_NONE(true, List.of(I32), List.of()),
    ADDRESS_I64_TO_NONE(true, List.of(I64), List.of()),
    ADDRESS_F32_TO_NONE(true, List.of(F32), List.of()),
    ADDRESS_F64_TO_NONE(true, List.of(F64), List.of()),
    ADDRESS_V128_TO_NONE(true, List.of(V128), List.of()),
    ADDRESS_V128_TO_V128(true, List.of(V128), List.of(V128)),
    ADDRESS_I32_TO_I32(true, List.of(I32), List.of(I32)),
    ADDRESS_I64_TO_I64(true, List.of(I64), List.of(I64)),
    ADDRESS_I32_I64_TO_I32(true, List.of(I32, I64), List.of(I32)),
    ADDRESS_I64_I64_TO_I32(true, List.of(I64, I64), List.of(I32)),
    ADDRESS_I32_I32_TO_I32(true, List.of(I32, I32), List.of(I32)),
    ADDRESS_I64_I64_TO_I64(true, List.of(I64, I64), List.of(I64));

    private final boolean addressed;
    private final List<ValType> operands;
    private final List<ValType> results;

    Signature(boolean addressed, List<ValType> operands, List<ValType> results) {
        this.addressed = addressed;
        this.operands = operands;
        this.results = results;
    }

    /** Whether the first operand is an address, which is not among {@link #operands}. */
    public boolean addressed() {
        return addressed;
    }

    /** What the instruction takes, the value on top of the stack last. */
    public List<ValType> operands() {
        return operands;
    }

    /** What the instruction leaves, the value on top of the stack last. */
    public List<ValType> results() {
        return results;
    }

    private static final class References {
        static final RefType EQ = new RefType(true, HeapType.Abstract.EQ);
        static final RefType ARRAY = new RefType(true, HeapType.Abstract.ARRAY);
        static final RefType I31 = new RefType(true, HeapType.Abstract.I31);
        static final RefType NON_NULL_I31 = new RefType(false, HeapType.Abstract.I31);
    }
}
