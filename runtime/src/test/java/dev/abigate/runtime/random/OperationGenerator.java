package dev.abigate.runtime.random;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import dev.abigate.runtime.ops.Operation;
import java.util.List;

/** Makes the instructions whose types are always the same, and those on whole memories. */
final class OperationGenerator {
    /** One in so many addresses may be anywhere. */
    private static final int WILD = 24;

    private static final ByteString F32X4_NANS =
            ByteString.of(0, 0, 0xC0, 0x7F, 0, 0, 0xC0, 0x7F, 0, 0, 0xC0, 0x7F, 0, 0, 0xC0, 0x7F);
    private static final ByteString F64X2_NANS =
            ByteString.of(0, 0, 0, 0, 0, 0, 0xF8, 0x7F, 0, 0, 0, 0, 0, 0, 0xF8, 0x7F);

    private final FunctionGenerator function;
    private final Declarations declarations;
    private final Choices choices;
    private final Body body;
    private final OperationTable table;

    OperationGenerator(FunctionGenerator function, OperationTable table) {
        this.table = table;
        this.function = function;
        this.declarations = function.declarations();
        this.choices = function.choices();
        this.body = function.body();
    }

    void addWays(ValType type, List<Runnable> ways) {
        List<Opcode> producing = table.producing(type);
        for (int i = 0; i < 6 && !producing.isEmpty(); i++) {
            ways.add(() -> operation(choices.of(producing)));
        }
        for (int memory = 0; memory < declarations.memories().size(); memory++) {
            int index = memory;
            if (type.equals(addressType(memory))) {
                ways.add(() -> body.add(Opcode.MEMORY_SIZE, index));
                ways.add(() -> {
                    small(type, 3);
                    body.add(Opcode.MEMORY_GROW, index);
                });
            }
        }
    }

    void addStatements(List<Runnable> ways) {
        List<Opcode> operations = table.statements();
        for (int i = 0; i < 4; i++) {
            ways.add(() -> operation(choices.of(operations)));
        }
        if (declarations.has(Feature.BULK_MEMORY)) {
            ways.add(() ->
                    body.add(Opcode.DATA_DROP, choices.below(declarations.data().size())));
            if (!declarations.memories().isEmpty()) {
                ways.add(this::bulk);
            }
        }
    }

    /** Makes a small number mostly: where a large one would do more than is worth the time. */
    void small(ValType type, int mask) {
        function.value(type);
        if (!choices.oneIn(WILD)) {
            mask(type, mask);
        }
    }

    private void mask(ValType type, long mask) {
        if (type == NumType.I64) {
            body.i64(mask);
            body.add(Opcode.I64_AND);
        } else {
            body.i32((int) mask);
            body.add(Opcode.I32_AND);
        }
    }

    private ValType addressType(int memory) {
        return type(declarations.memories().get(memory).limits().addressType());
    }

    static ValType type(AddressType address) {
        return address == AddressType.I64 ? NumType.I64 : NumType.I32;
    }

    private void operation(Opcode op) {
        var typing = (Signature) op.typing();
        MemArg memArg = typing.addressed() ? address(op) : new MemArg(0, 0, 0);
        List<ValType> operands =
                OperationTable.isWait(op) ? List.of(typing.operands().getFirst()) : typing.operands();
        operands.forEach(function::value);
        if (OperationTable.isWait(op)) {
            body.i64(0);
        }
        body.add(instruction(op, memArg));
        for (int i = 1; i < typing.results().size(); i++) {
            body.add(choices.oneIn(2) ? Opcode.I64_XOR : Opcode.DROP);
        }
        if (function.dialect() == Dialect.V8
                && Operation.of(op).map(Operation::makesNans).orElse(false)) {
            canonicalNan(op, typing.results().getFirst());
        }
    }

    private Instruction instruction(Opcode op, MemArg memArg) {
        return switch (op.immediates()) {
            case MEMARG -> new Instruction.Memory(op, memArg);
            case MEMARG_LANE -> new Instruction.MemoryLane(op, memArg, lane(op));
            case LANE -> new Instruction.Lane(op, lane(op));
            case LANES -> new Instruction.Vector(op, lanes());
            case I32 -> new Instruction.Constant(op, choices.i32());
            case I64 -> new Instruction.Constant(op, choices.i64());
            case F32 -> new Instruction.Constant(op, choices.f32());
            case F64 -> new Instruction.Constant(op, choices.f64());
            case V128 -> new Instruction.Vector(op, choices.v128());
            default -> new Instruction.Plain(op);
        };
    }

    private int lane(Opcode op) {
        return choices.below(16 / op.accessBytes());
    }

    private ByteString lanes() {
        int[] lanes = new int[16];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = choices.below(32);
        }
        return ByteString.of(lanes);
    }

    /** Makes an address, mostly one inside the memory and aligned where it has to be. */
    private MemArg address(Opcode op) {
        int memory = choices.below(declarations.memories().size());
        ValType type = addressType(memory);
        int size = op.accessBytes();
        boolean aligned = op.feature() == Feature.THREADS;
        function.value(type);
        if (!choices.oneIn(WILD)) {
            mask(type, aligned ? -size & inside(memory) : inside(memory));
        }
        long offset = choices.below(4) * 8L;
        if (choices.oneIn(WILD)) {
            offset = type == NumType.I64 ? choices.i64() : choices.i32() & 0xFFFF_FFFFL;
        } else if (!aligned && choices.oneIn(2)) {
            offset = choices.below(20);
        }
        int natural = Integer.numberOfTrailingZeros(size);
        return new MemArg(aligned ? natural : choices.below(natural + 1), memory, offset);
    }

    /** A mask that makes a number an address in a memory. */
    private int inside(int memory) {
        MemoryType type = declarations.memories().get(memory);
        return (int) (Long.highestOneBit(type.limits().minimum() << type.pageSizeLog2()) - 1);
    }

    /** Replaces a result that is no number by the one canonical NaN, also in the local that code may read later. */
    private void canonicalNan(Opcode op, ValType type) {
        boolean single = op.mnemonic().startsWith("f32");
        int local = body.newLocal(type);
        body.add(Opcode.LOCAL_TEE, local);
        if (type == VecType.V128) {
            body.add(new Instruction.Vector(Opcode.V128_CONST, single ? F32X4_NANS : F64X2_NANS));
        } else if (single) {
            body.add(new Instruction.Constant(Opcode.F32_CONST, 0x7FC0_0000));
        } else {
            body.add(new Instruction.Constant(Opcode.F64_CONST, 0x7FF8_0000_0000_0000L));
        }
        body.add(Opcode.LOCAL_GET, local);
        body.add(Opcode.LOCAL_GET, local);
        if (type == VecType.V128) {
            body.add(single ? Opcode.F32X4_EQ : Opcode.F64X2_EQ);
            body.add(Opcode.V128_BITSELECT);
        } else {
            body.add(single ? Opcode.F32_EQ : Opcode.F64_EQ);
            body.add(Opcode.SELECT);
        }
        body.add(Opcode.LOCAL_TEE, local);
    }

    private void bulk() {
        int memory = choices.below(declarations.memories().size());
        ValType type = addressType(memory);
        small(type, inside(memory) >> 1);
        switch (choices.below(3)) {
            case 0 -> {
                function.value(NumType.I32);
                small(type, 0x7F);
                body.add(Opcode.MEMORY_FILL, memory);
            }
            case 1 -> {
                small(NumType.I32, 7);
                small(NumType.I32, 7);
                body.add(Opcode.MEMORY_INIT, choices.below(declarations.data().size()), memory);
            }
            default -> {
                int from = choices.below(declarations.memories().size());
                ValType fromType = addressType(from);
                small(fromType, inside(from) >> 1);
                small(type == NumType.I64 && fromType == NumType.I64 ? NumType.I64 : NumType.I32, 0x7F);
                body.add(Opcode.MEMORY_COPY, memory, from);
            }
        }
    }
}
