package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.runtime.memory.MemoryAccess;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Atomic instructions. Their numbers are passed as 64 bits, zero-extended; the mnemonic says what is done. */
final class AtomicAccesses {
    private static final MethodTypeDesc EFFECTIVE =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;

    AtomicAccesses(Emission emission) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
    }

    void access(Instruction.Memory instruction) {
        Opcode op = instruction.op();
        if (!(op.typing() instanceof Signature signature)) {
            throw new IllegalArgumentException("no access: " + op.mnemonic());
        }
        MemArg where = instruction.memArg();
        int count = signature.operands().size() + 1;
        operands.spill(count);
        loadAddress(count, where);
        var parameters = new ArrayList<ClassDesc>(List.of(ConstantDescs.CD_long));
        for (int i = count - 2; i >= 0; i--) {
            Kind kind = operands.kind(i);
            code.loadLocal(kind.typeKind(), operands.slotOf(i));
            if (kind == Kind.INT && op != Opcode.MEMORY_ATOMIC_NOTIFY) {
                emission.widen();
                kind = Kind.LONG;
            }
            parameters.add(kind.descriptor());
        }
        operands.pop(count);
        code.loadConstant(op.accessBytes()).loadConstant(where.memory());
        emission.loadInstance();
        parameters.addAll(List.of(ConstantDescs.CD_int, ConstantDescs.CD_int, Names.INSTANCE));
        ClassDesc result = result(op, signature);
        code.invokestatic(Names.of(MemoryInstructions.class), method(op), MethodTypeDesc.of(result, parameters));
        pushResult(op, signature.results());
    }

    private void loadAddress(int count, MemArg where) {
        Kind kind = operands.kind(count - 1);
        code.loadLocal(kind.typeKind(), operands.slotOf(count - 1));
        if (kind == Kind.INT) {
            emission.widen();
        }
        code.loadConstant(where.offset()).invokestatic(Names.of(MemoryAccess.class), "effective", EFFECTIVE);
    }

    private static ClassDesc result(Opcode op, Signature signature) {
        return switch (op) {
            case MEMORY_ATOMIC_NOTIFY, MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> ConstantDescs.CD_int;
            default -> signature.results().isEmpty() ? ConstantDescs.CD_void : ConstantDescs.CD_long;
        };
    }

    private void pushResult(Opcode op, List<ValType> results) {
        if (results.isEmpty()) {
            return;
        }
        boolean narrow = results.getFirst() == NumType.I32;
        boolean number = op != Opcode.MEMORY_ATOMIC_NOTIFY
                && op != Opcode.MEMORY_ATOMIC_WAIT32
                && op != Opcode.MEMORY_ATOMIC_WAIT64;
        if (narrow && number) {
            code.l2i();
        }
        operands.push(narrow ? Kind.INT : Kind.LONG);
    }

    /** The method of an instruction, such as {@code i32.atomic.rmw8.add_u} or {@code memory.atomic.wait32}. */
    private static String method(Opcode op) {
        String name = op.mnemonic();
        String last = name.substring(name.lastIndexOf('.') + 1).replaceFirst("(_u|8|16|32|64)*$", "");
        return "atomic" + Character.toUpperCase(last.charAt(0)) + last.substring(1);
    }
}
