package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.code.TypingRule;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import java.util.List;
import java.util.stream.Stream;

/** What kind of work an instruction is, for profiles. */
public enum InstructionFamily {
    CONTROL("control"),
    CALL("call"),
    EXCEPTION("exception"),
    VARIABLE("variable"),
    CONSTANT("constant"),
    INTEGER("integer"),
    FLOAT("float"),
    VECTOR("vector"),
    MEMORY("memory"),
    ATOMIC("atomic"),
    TABLE("table"),
    REFERENCE("reference");

    private final String text;

    InstructionFamily(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The family of an instruction. What works on or makes floating-point numbers is of theirs. */
    public static InstructionFamily of(Opcode op) {
        return switch (op.typing()) {
            case TypingRule rule ->
                switch (rule) {
                    case CONTROL, BRANCH, PARAMETRIC -> CONTROL;
                    case CALL -> CALL;
                    case EXCEPTION -> EXCEPTION;
                    case VARIABLE -> VARIABLE;
                    case TABLE -> TABLE;
                    case MEMORY -> MEMORY;
                    case REFERENCE, STRUCT, ARRAY -> REFERENCE;
                };
            case Signature signature -> of(op, signature);
        };
    }

    private static InstructionFamily of(Opcode op, Signature signature) {
        if (op.feature() == Feature.THREADS) {
            return ATOMIC;
        }
        if (signature.addressed()) {
            return MEMORY;
        }
        if (op.feature() == Feature.SIMD || op.feature() == Feature.RELAXED_SIMD) {
            return VECTOR;
        }
        if (op.feature() == Feature.GC) {
            return REFERENCE;
        }
        if (op.immediates() != Immediates.NONE) {
            return CONSTANT;
        }
        boolean isFloat = Stream.of(signature.operands(), signature.results())
                .flatMap(List<ValType>::stream)
                .anyMatch(type -> type == NumType.F32 || type == NumType.F64);
        return isFloat ? FLOAT : INTEGER;
    }
}
