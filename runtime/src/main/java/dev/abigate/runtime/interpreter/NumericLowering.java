package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.reader.validation.TypeCode;

/** Lowers what computes numbers out of numbers. */
final class NumericLowering {
    private final Operands operands;
    private final Body body;

    NumericLowering(Body body) {
        this.body = body;
        this.operands = body.operands;
    }

    /** Lowers an instruction of a signature without addresses and vectors; false where it has another one. */
    boolean lower(Opcode op, Signature signature) {
        switch (signature) {
            case NONE_TO_I32 -> operands.pushConstant(TypeCode.I32, body.code.bits());
            case NONE_TO_I64 -> operands.pushConstant(TypeCode.I64, body.code.bits());
            case NONE_TO_F32 -> operands.pushConstant(TypeCode.F32, body.code.bits());
            case NONE_TO_F64 -> operands.pushConstant(TypeCode.F64, body.code.bits());
            case I32_TO_I32, I64_TO_I32, I64_TO_I64 -> integer(op);
            case F32_TO_F32 -> {
                int a = operands.pop();
                push(to -> F32Nodes.unary(op, to, a, body.canonicalNans));
            }
            case F64_TO_F64 -> {
                int a = operands.pop();
                push(to -> F64Nodes.unary(op, to, a, body.canonicalNans));
            }
            case I32_I32_TO_I32, I64_I64_TO_I32, F32_F32_TO_I32, F64_F64_TO_I32, I64_I64_TO_I64 -> integers(op);
            case F32_F32_TO_F32 -> {
                int b = operands.pop();
                int a = operands.pop();
                push(to -> F32Nodes.binary(op, to, a, b, body.canonicalNans));
            }
            case F64_F64_TO_F64 -> doubles(op);
            case F32_TO_I32,
                    F64_TO_I32,
                    I32_TO_I64,
                    F32_TO_I64,
                    F64_TO_I64,
                    I32_TO_F32,
                    I64_TO_F32,
                    F64_TO_F32,
                    I32_TO_F64,
                    I64_TO_F64,
                    F32_TO_F64 -> {
                int a = operands.pop();
                push(to -> Conversions.node(op, to, a, body.canonicalNans));
            }
            case I64_I64_TO_I64_I64, I64_I64_I64_I64_TO_I64_I64 -> wide(op, signature);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void push(Operands.Pending operation) {
        operands.pushPending(body.resultType(), operation);
    }

    private void doubles(Opcode op) {
        if (operands.isConstant() && ConstantDoubles.has(op)) {
            double b = Double.longBitsToDouble(operands.popConstant());
            int a = operands.pop();
            push(to -> ConstantDoubles.node(op, to, a, b, body.canonicalNans));
            return;
        }
        if (LoadedOperands.has(op)
                && operands.pending() instanceof Loaded loaded
                && loaded.address().isUsual()) {
            int offset = operands.pendingOffset();
            operands.drop();
            int a = operands.pop();
            operands.pushPending(
                    body.resultType(),
                    to -> LoadedOperands.node(op, to, a, loaded.address(), body.canonicalNans),
                    offset);
        } else {
            int b = operands.pop();
            int a = operands.pop();
            push(to -> F64Nodes.binary(op, to, a, b, body.canonicalNans));
        }
    }

    private void integer(Opcode op) {
        switch (op) {
            case I32_EQZ -> {
                if (operands.pending() instanceof Comparison comparison) {
                    operands.drop();
                    push(comparison.negated());
                } else {
                    push(Comparison.of(Opcode.I32_EQ, operands.pop(), 0L));
                }
            }
            case I64_EQZ -> push(Comparison.of(Opcode.I64_EQ, operands.pop(), 0L));
            case I32_WRAP_I64 -> {
                int a = operands.pop();
                push(to -> new VariableNodes.Copy(to, a));
            }
            case I32_CLZ, I32_CTZ, I32_POPCNT, I32_EXTEND8_S, I32_EXTEND16_S -> {
                int a = operands.pop();
                push(to -> I32Nodes.unary(op, to, a));
            }
            default -> {
                int a = operands.pop();
                push(to -> I64Nodes.unary(op, to, a));
            }
        }
    }

    private void integers(Opcode op) {
        if (Comparison.is(op)) {
            compare(op);
            return;
        }
        boolean is32 = body.resultType() == TypeCode.I32;
        if (operands.isConstant()) {
            long immediate = operands.popConstant();
            switch (op) {
                case I32_ADD, I64_ADD -> operands.add(immediate);
                case I32_SUB, I64_SUB -> operands.add(-immediate);
                case I32_AND -> operands.take(0, (int) immediate);
                case I32_SHL -> operands.take((int) immediate, -1 << (int) immediate);
                case I32_SHR_U -> operands.take((int) -immediate, -1 >>> (int) immediate);
                case I32_ROTL -> operands.take((int) immediate, -1);
                case I32_ROTR -> operands.take((int) -immediate, -1);
                default -> {
                    int a = operands.pop();
                    push(to -> is32
                            ? I32Nodes.immediate(op, to, a, (int) immediate)
                            : I64Nodes.immediate(op, to, a, immediate));
                }
            }
        } else if (op == Opcode.I32_ADD || op == Opcode.I32_OR || op == Opcode.I32_XOR) {
            commutative(op);
        } else {
            int b = operands.pop();
            int a = operands.pop();
            push(to -> is32 ? I32Nodes.binary(op, to, a, b) : I64Nodes.binary(op, to, a, b));
        }
    }

    /** Operations of which one operand, whichever it is, may be bits of a number. */
    private void commutative(Opcode op) {
        Bits second = operands.popBits();
        int a = second.isAll() ? second.slot() : operands.pop();
        Bits b = second.isAll() ? operands.popBits() : second;
        if (ofThree(op, a, b) || (b.isAll() && ofThree(op, b.slot(), Bits.all(a)))) {
            return;
        }
        push(
                switch (op) {
                    case I32_ADD -> new Total(a, b);
                    case I32_OR -> to -> b.isAll() ? new I32Nodes.Or(to, b.slot(), a) : new BitsNodes.Or(to, a, b);
                    case I32_XOR -> to -> b.isAll() ? new I32Nodes.Xor(to, b.slot(), a) : new BitsNodes.Xor(to, a, b);
                    default -> throw new MissingNodeException(op);
                });
    }

    /** Pushes what the node before, whose result {@code computed} nobody else needs, and {@code op} do; if one node can. */
    private boolean ofThree(Opcode op, int computed, Bits other) {
        BitsNodes.Two first = operands.isAbove(computed) ? BitsNodes.two(body.emitter.last(), op, computed) : null;
        if (first == null) {
            return false;
        }
        body.emitter.withdraw();
        push(to -> op == Opcode.I32_ADD
                ? new BitsNodes.AddThree(to, first, other)
                : new BitsNodes.XorThree(to, first, other));
        return true;
    }

    private void compare(Opcode op) {
        if (Comparison.isOfIntegers(op) && operands.isConstant()) {
            long immediate = operands.popConstant();
            push(Comparison.of(op, operands.pop(), immediate));
        } else {
            int b = operands.pop();
            push(Comparison.of(op, operands.pop(), b));
        }
    }

    /** Two results, side by side. */
    private void wide(Opcode op, Signature signature) {
        int count = signature.operands().size();
        int first = operands.settleTop(count);
        operands.truncate(operands.count() - count);
        int to = operands.push(TypeCode.I64);
        operands.push(TypeCode.I64);
        body.emitter.emit(Conversions.wide(op, to, first));
    }
}
