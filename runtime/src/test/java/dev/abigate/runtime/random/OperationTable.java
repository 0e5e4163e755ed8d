package dev.abigate.runtime.random;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instructions whose types are always the same and that a module can use, by what they leave. */
final class OperationTable {
    private final Declarations declarations;
    private final List<Opcode> statements = new ArrayList<>();
    private final List<Opcode> producing = new ArrayList<>();
    private final Map<ValType, List<Opcode>> byResult = new HashMap<>();

    OperationTable(Declarations declarations, Dialect dialect) {
        this.declarations = declarations;
        for (Opcode op : Opcode.values()) {
            if (op.typing() instanceof Signature typing
                    && declarations.has(op.feature())
                    && (!typing.addressed() || !declarations.memories().isEmpty())
                    && (dialect == Dialect.FULL || !isWait(op))
                    && isUsable(typing)) {
                (typing.results().isEmpty() ? statements : producing).add(op);
            }
        }
    }

    /** Those that leave nothing. */
    List<Opcode> statements() {
        return statements;
    }

    /** Those whose last result is of a type. */
    List<Opcode> producing(ValType type) {
        return byResult.computeIfAbsent(
                type,
                result -> producing.stream()
                        .filter(op -> declarations.isSubtype(
                                ((Signature) op.typing()).results().getLast(), result))
                        .toList());
    }

    /** Whether an instruction waits for another thread. */
    static boolean isWait(Opcode op) {
        return op == Opcode.MEMORY_ATOMIC_WAIT32 || op == Opcode.MEMORY_ATOMIC_WAIT64;
    }

    private boolean isUsable(Signature typing) {
        return typing.operands().stream().allMatch(this::isUsable)
                && typing.results().stream().allMatch(this::isUsable);
    }

    private boolean isUsable(ValType type) {
        return switch (type) {
            case NumType _ -> true;
            case VecType _ -> declarations.has(Feature.SIMD);
            case RefType _ -> declarations.has(Feature.GC);
        };
    }
}
