package dev.abigate.writer.text;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.code.TypingRule;
import dev.abigate.format.wasm.type.CompositeType;

/**
 * How many operands instructions take and how many results they leave: what folding needs to know. Nothing else depends on
 * it, so that where a module is invalid, or code unreachable, the text is only less pretty.
 */
final class StackEffect {
    private final FunctionTypes types;
    private int operands;
    private int results;

    StackEffect(FunctionTypes types) {
        this.types = types;
    }

    /** Operands of the instruction that was looked at last. */
    int operands() {
        return operands;
    }

    /** Results of the instruction that was looked at last. */
    int results() {
        return results;
    }

    /** The number of values that a block takes. */
    int parameters(BlockType type) {
        return type instanceof BlockType.TypeIndex(int index)
                ? types.of(index).parameters().size()
                : 0;
    }

    /** The number of values that a block leaves. */
    int results(BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> 0;
            case BlockType.Result _ -> 1;
            case BlockType.TypeIndex(int index) -> types.of(index).results().size();
        };
    }

    /** Looks at an instruction that neither begins nor ends a block. */
    void of(Instruction instruction, Labels labels) {
        switch (instruction.op().typing()) {
            case Signature signature ->
                set(
                        signature.operands().size() + (signature.addressed() ? 1 : 0),
                        signature.results().size());
            case TypingRule _ -> {
                switch (instruction) {
                    case Instruction.Plain(Opcode op) -> plain(op, labels);
                    case Instruction.Indexed(Opcode op, int index) -> indexed(op, index, labels);
                    case Instruction.IndexedPair(Opcode op, int first, int second) -> pair(op, first, second);
                    case Instruction.BranchTable(var _, var _, int label) -> set(labels.arity(label) + 1, 0);
                    case Instruction.Select _ -> set(3, 1);
                    case Instruction.HeapTyped(Opcode op, var _) -> heapTyped(op);
                    case Instruction.Cast(Opcode op, int label, var _, var _) -> cast(op, labels.arity(label));
                    case Instruction.Block _,
                            Instruction.TryTable _,
                            Instruction.Memory _,
                            Instruction.MemoryLane _,
                            Instruction.Lane _,
                            Instruction.Constant _,
                            Instruction.Vector _ -> set(0, 0);
                }
            }
        }
    }

    private void plain(Opcode op, Labels labels) {
        switch (op) {
            case RETURN -> set(labels.results(), 0);
            case THROW_REF, DROP -> set(1, 0);
            case SELECT -> set(3, 1);
            case REF_IS_NULL, REF_AS_NON_NULL, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> set(1, 1);
            default -> set(0, 0);
        }
    }

    private void indexed(Opcode op, int index, Labels labels) {
        switch (op) {
            case THROW -> set(types.ofTag(index).parameters().size(), 0);
            case BR -> set(labels.arity(index), 0);
            case BR_IF -> set(labels.arity(index) + 1, labels.arity(index));
            case BR_ON_NULL -> set(labels.arity(index) + 1, labels.arity(index) + 1);
            case BR_ON_NON_NULL -> set(labels.arity(index), Math.max(0, labels.arity(index) - 1));
            case CALL -> call(types.of(types.ofFunction(index)), 0);
            case RETURN_CALL -> leave(types.of(types.ofFunction(index)), 0);
            case CALL_REF -> call(types.of(index), 1);
            case RETURN_CALL_REF -> leave(types.of(index), 1);
            case LOCAL_GET, GLOBAL_GET, MEMORY_SIZE, TABLE_SIZE, REF_FUNC, STRUCT_NEW_DEFAULT -> set(0, 1);
            case LOCAL_SET, GLOBAL_SET -> set(1, 0);
            case LOCAL_TEE, TABLE_GET, MEMORY_GROW, ARRAY_NEW_DEFAULT, STRUCT_NEW_DEFAULT_DESC, REF_GET_DESC ->
                set(1, 1);
            case ARRAY_NEW, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U, TABLE_GROW -> set(2, 1);
            case TABLE_SET -> set(2, 0);
            case ARRAY_SET, MEMORY_FILL, TABLE_FILL -> set(3, 0);
            case ARRAY_FILL -> set(4, 0);
            case STRUCT_NEW -> set(types.fields(index), 1);
            case STRUCT_NEW_DESC -> set(types.fields(index) + 1, 1);
            default -> set(0, 0);
        }
    }

    private void pair(Opcode op, int first, int second) {
        switch (op) {
            case CALL_INDIRECT -> call(types.of(first), 1);
            case RETURN_CALL_INDIRECT -> leave(types.of(first), 1);
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> set(1, 1);
            case STRUCT_SET -> set(2, 0);
            case ARRAY_NEW_FIXED -> set(second, 1);
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> set(2, 1);
            case ARRAY_COPY -> set(5, 0);
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> set(4, 0);
            case MEMORY_INIT, MEMORY_COPY, TABLE_INIT, TABLE_COPY -> set(3, 0);
            default -> set(0, 0);
        }
    }

    private void heapTyped(Opcode op) {
        switch (op) {
            case REF_NULL -> set(0, 1);
            case REF_CAST_DESC_EQ, REF_CAST_DESC_EQ_NULL -> set(2, 1);
            default -> set(1, 1);
        }
    }

    private void cast(Opcode op, int arity) {
        switch (op) {
            case BR_ON_CAST_DESC_EQ, BR_ON_CAST_DESC_EQ_FAIL -> set(arity + 1, arity);
            default -> set(arity, arity);
        }
    }

    private void call(CompositeType.Function type, int more) {
        set(type.parameters().size() + more, type.results().size());
    }

    private void leave(CompositeType.Function type, int more) {
        set(type.parameters().size() + more, 0);
    }

    private void set(int taken, int left) {
        operands = taken;
        results = left;
    }
}
