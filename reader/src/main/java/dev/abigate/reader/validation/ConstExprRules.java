package dev.abigate.reader.validation;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;

/**
 * Expressions that are evaluated when the module is instantiated.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Constant
 *     expressions</a>
 */
final class ConstExprRules {
    private final ValidModule module;
    private final OperandStack stack;
    private final ReferenceRules references;
    private final AggregateRules aggregates;
    private String where = "";

    /** @param module of which only functions, globals and types need to be known */
    ConstExprRules(ValidModule module) {
        this.module = module;
        Place place = this::fail;
        this.stack = new OperandStack(module, place);
        this.references = new ReferenceRules(module, stack, place);
        this.aggregates = new AggregateRules(module, stack, place);
    }

    /**
     * Checks an expression.
     *
     * @param type of {@link TypeCode} that its value has to have
     * @param globals how many of the module's globals it may use
     * @param place of the expression
     */
    void check(ConstExpr expression, int type, int globals, String place) {
        where = place;
        stack.begin(TypeCodes.of(type));
        for (Instruction instruction : expression.instructions()) {
            apply(instruction, globals);
        }
        stack.close();
    }

    private void apply(Instruction instruction, int globals) {
        Opcode op = instruction.op();
        switch (instruction) {
            case Instruction.Constant _ -> stack.push(constant(op));
            case Instruction.Vector _ when op == Opcode.V128_CONST -> stack.push(TypeCode.V128);
            case Instruction.Plain _ -> plain(op);
            case Instruction.Indexed(var _, int index) -> indexed(op, index, globals);
            case Instruction.IndexedPair(var _, int type, int count)
            when op == Opcode.ARRAY_NEW_FIXED -> aggregates.array(op, type, count);
            case Instruction.HeapTyped(var _, var type) when op == Opcode.REF_NULL -> references.typed(op, type);
            case Instruction.Vector _,
                    Instruction.IndexedPair _,
                    Instruction.HeapTyped _,
                    Instruction.Block _,
                    Instruction.TryTable _,
                    Instruction.BranchTable _,
                    Instruction.Memory _,
                    Instruction.MemoryLane _,
                    Instruction.Lane _,
                    Instruction.Select _,
                    Instruction.Cast _ -> throw notConstant(op);
        }
    }

    private int constant(Opcode op) {
        return switch (op) {
            case I32_CONST -> TypeCode.I32;
            case I64_CONST -> TypeCode.I64;
            case F32_CONST -> TypeCode.F32;
            case F64_CONST -> TypeCode.F64;
            default -> throw notConstant(op);
        };
    }

    private void plain(Opcode op) {
        switch (op) {
            case I32_ADD, I32_SUB, I32_MUL -> binary(TypeCode.I32);
            case I64_ADD, I64_SUB, I64_MUL -> binary(TypeCode.I64);
            case REF_I31 -> {
                stack.pop(TypeCode.I32);
                stack.push(TypeCode.reference(false, TypeCode.I31));
            }
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> references.plain(op);
            default -> throw notConstant(op);
        }
    }

    private void binary(int type) {
        stack.pop(type);
        stack.pop(type);
        stack.push(type);
    }

    private void indexed(Opcode op, int index, int globals) {
        switch (op) {
            case GLOBAL_GET -> global(index, globals);
            case REF_FUNC -> references.toFunction(index);
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_NEW_DESC, STRUCT_NEW_DEFAULT_DESC ->
                aggregates.struct(op, index, 0);
            case ARRAY_NEW, ARRAY_NEW_DEFAULT -> aggregates.array(op, index, 0);
            default -> throw notConstant(op);
        }
    }

    private void global(int index, int globals) {
        if (Integer.compareUnsigned(index, globals) >= 0) {
            throw fail(Place.unknown(index, globals, "global") + " here");
        }
        ValidModule.Global global = module.global(index);
        if (global.mutable()) {
            throw fail("constant expression required: global %d is mutable".formatted(index));
        }
        stack.push(global.type());
    }

    private InvalidModuleException notConstant(Opcode op) {
        return fail("constant expression required: found " + op.mnemonic());
    }

    private InvalidModuleException fail(String reason) {
        return new InvalidModuleException(where, reason);
    }
}
