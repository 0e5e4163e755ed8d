package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** The vector operations that loads and stores of vectors are made of. */
enum VectorParts {
    SPLAT_8(Opcode.I8X16_SPLAT),
    SPLAT_16(Opcode.I16X8_SPLAT),
    SPLAT_32(Opcode.I32X4_SPLAT),
    SPLAT_64(Opcode.I64X2_SPLAT),
    REPLACE_8(Opcode.I8X16_REPLACE_LANE),
    REPLACE_16(Opcode.I16X8_REPLACE_LANE),
    REPLACE_32(Opcode.I32X4_REPLACE_LANE),
    REPLACE_64(Opcode.I64X2_REPLACE_LANE);

    private static final Map<Opcode, Opcode> EXTENSIONS = Map.of(
            Opcode.V128_LOAD8X8_S, Opcode.I16X8_EXTEND_LOW_I8X16_S,
            Opcode.V128_LOAD8X8_U, Opcode.I16X8_EXTEND_LOW_I8X16_U,
            Opcode.V128_LOAD16X4_S, Opcode.I32X4_EXTEND_LOW_I16X8_S,
            Opcode.V128_LOAD16X4_U, Opcode.I32X4_EXTEND_LOW_I16X8_U,
            Opcode.V128_LOAD32X2_S, Opcode.I64X2_EXTEND_LOW_I32X4_S,
            Opcode.V128_LOAD32X2_U, Opcode.I64X2_EXTEND_LOW_I32X4_U);

    private final Opcode op;

    VectorParts(Opcode op) {
        this.op = op;
    }

    /** Emits the operation, with its operands on the JVM's stack. */
    void invoke(CodeBuilder code) {
        Operation operation = Operation.of(op).orElseThrow();
        code.invokestatic(operation.owner(), operation.method(), operation.type());
    }

    /** Emits what makes one half of a vector of the 64 bits that an instruction loads. */
    static void invokeExtension(CodeBuilder code, Opcode load, String half) {
        Opcode extension = EXTENSIONS.get(load);
        if (extension == null) {
            throw new IllegalArgumentException("no extending load: " + load.mnemonic());
        }
        Operation operation = Operation.of(extension).orElseThrow();
        code.invokestatic(
                operation.owner(),
                operation.method() + half,
                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long));
    }

    /** The replacement of a lane of a size in bytes. */
    static VectorParts replacing(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> REPLACE_8;
            case Short.BYTES -> REPLACE_16;
            case Integer.BYTES -> REPLACE_32;
            default -> REPLACE_64;
        };
    }

    /** The load of a lane of a size in bytes. */
    static Opcode load(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> Opcode.I32_LOAD8_U;
            case Short.BYTES -> Opcode.I32_LOAD16_U;
            case Integer.BYTES -> Opcode.I32_LOAD;
            default -> Opcode.I64_LOAD;
        };
    }

    /** The store of the low bytes of 64 bits. */
    static Opcode store(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> Opcode.I64_STORE8;
            case Short.BYTES -> Opcode.I64_STORE16;
            case Integer.BYTES -> Opcode.I64_STORE32;
            default -> Opcode.I64_STORE;
        };
    }
}
