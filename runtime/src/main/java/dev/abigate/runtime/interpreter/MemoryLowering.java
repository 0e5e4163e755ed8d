package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import dev.abigate.runtime.memory.AtomicUpdate;

/** Lowers accesses to memories, but for those of vectors, and what works on memories and data segments as a whole. */
final class MemoryLowering {
    private final Body body;
    private final Operands operands;
    private final Emitter emitter;

    MemoryLowering(Body body) {
        this.body = body;
        this.operands = body.operands;
        this.emitter = body.emitter;
    }

    /** Lowers a load or store of a number, or an atomic instruction. */
    void access(Opcode op, Signature signature) {
        InstructionDecoder code = body.code;
        int memory = code.index();
        long mask = body.memoryMask(memory);
        long offset = code.memoryOffset();
        if (op.prefix() != 0) {
            atomic(op, signature, memory, mask, offset);
        } else if (operands.isConstant() && memory == 0 && mask == 0xFFFF_FFFFL && ConstantStores.has(op)) {
            long value = operands.popConstant();
            emitter.emit(ConstantStores.node(op, value, popAddress(memory, mask, offset)));
        } else if (signature.results().isEmpty()) {
            int value = operands.pop();
            emitter.emit(MemoryNodes.store(op, value, popAddress(memory, mask, offset)));
        } else {
            load(op, memory, mask, offset);
        }
    }

    private void load(Opcode op, int memory, long mask, long offset) {
        if (operands.pending() instanceof Total total && memory == 0 && IndexedLoads.has(op)) {
            operands.drop();
            operands.pushPending(body.resultType(), to -> IndexedLoads.node(op, to, total, offset));
        } else {
            operands.pushPending(body.resultType(), new Loaded(op, popAddress(memory, mask, offset)));
        }
    }

    private MemoryNodes.Address popAddress(int memory, long mask, long offset) {
        Operands.Sum sum = operands.popSum();
        return new MemoryNodes.Address(sum.slot(), sum.delta(), mask, offset, memory);
    }

    private void atomic(Opcode op, Signature signature, int memory, long mask, long offset) {
        int bytes = op.accessBytes();
        int last = signature.operands().isEmpty() ? 0 : operands.pop();
        int first = signature.operands().size() < 2 ? last : operands.pop();
        int address = operands.pop();
        if (signature.results().isEmpty()) {
            emitter.emit(new AtomicNodes.Store(bytes, last, address, mask, offset, memory));
            return;
        }
        int to = operands.push(body.resultType());
        emitter.emit(
                switch (op) {
                    case MEMORY_ATOMIC_NOTIFY -> new AtomicNodes.Notify(to, last, address, mask, offset, memory);
                    case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 ->
                        new AtomicNodes.Wait(bytes, to, first, last, address, mask, offset, memory);
                    case I32_ATOMIC_RMW_CMPXCHG,
                            I32_ATOMIC_RMW8_CMPXCHG_U,
                            I32_ATOMIC_RMW16_CMPXCHG_U,
                            I64_ATOMIC_RMW_CMPXCHG,
                            I64_ATOMIC_RMW8_CMPXCHG_U,
                            I64_ATOMIC_RMW16_CMPXCHG_U,
                            I64_ATOMIC_RMW32_CMPXCHG_U ->
                        new AtomicNodes.CompareExchange(bytes, to, first, last, address, mask, offset, memory);
                    default ->
                        signature.operands().isEmpty()
                                ? new AtomicNodes.Load(bytes, to, address, mask, offset, memory)
                                : new AtomicNodes.Update(update(op), bytes, to, last, address, mask, offset, memory);
                });
    }

    private static AtomicUpdate update(Opcode op) {
        return switch (op) {
            case I32_ATOMIC_RMW_ADD,
                    I64_ATOMIC_RMW_ADD,
                    I32_ATOMIC_RMW8_ADD_U,
                    I32_ATOMIC_RMW16_ADD_U,
                    I64_ATOMIC_RMW8_ADD_U,
                    I64_ATOMIC_RMW16_ADD_U,
                    I64_ATOMIC_RMW32_ADD_U -> AtomicUpdate.ADD;
            case I32_ATOMIC_RMW_SUB,
                    I64_ATOMIC_RMW_SUB,
                    I32_ATOMIC_RMW8_SUB_U,
                    I32_ATOMIC_RMW16_SUB_U,
                    I64_ATOMIC_RMW8_SUB_U,
                    I64_ATOMIC_RMW16_SUB_U,
                    I64_ATOMIC_RMW32_SUB_U -> AtomicUpdate.SUB;
            case I32_ATOMIC_RMW_AND,
                    I64_ATOMIC_RMW_AND,
                    I32_ATOMIC_RMW8_AND_U,
                    I32_ATOMIC_RMW16_AND_U,
                    I64_ATOMIC_RMW8_AND_U,
                    I64_ATOMIC_RMW16_AND_U,
                    I64_ATOMIC_RMW32_AND_U -> AtomicUpdate.AND;
            case I32_ATOMIC_RMW_OR,
                    I64_ATOMIC_RMW_OR,
                    I32_ATOMIC_RMW8_OR_U,
                    I32_ATOMIC_RMW16_OR_U,
                    I64_ATOMIC_RMW8_OR_U,
                    I64_ATOMIC_RMW16_OR_U,
                    I64_ATOMIC_RMW32_OR_U -> AtomicUpdate.OR;
            case I32_ATOMIC_RMW_XOR,
                    I64_ATOMIC_RMW_XOR,
                    I32_ATOMIC_RMW8_XOR_U,
                    I32_ATOMIC_RMW16_XOR_U,
                    I64_ATOMIC_RMW8_XOR_U,
                    I64_ATOMIC_RMW16_XOR_U,
                    I64_ATOMIC_RMW32_XOR_U -> AtomicUpdate.XOR;
            case I32_ATOMIC_RMW_XCHG,
                    I64_ATOMIC_RMW_XCHG,
                    I32_ATOMIC_RMW8_XCHG_U,
                    I32_ATOMIC_RMW16_XCHG_U,
                    I64_ATOMIC_RMW8_XCHG_U,
                    I64_ATOMIC_RMW16_XCHG_U,
                    I64_ATOMIC_RMW32_XCHG_U -> AtomicUpdate.XCHG;
            default -> throw new MissingNodeException(op);
        };
    }

    /** Lowers what works on a memory or a data segment as a whole. */
    void whole(Opcode op) {
        int first = body.code.index();
        int second = body.code.secondIndex();
        switch (op) {
            case MEMORY_SIZE -> emitter.emit(new BulkMemoryNodes.Size(first, operands.push(body.resultType())));
            case MEMORY_GROW -> {
                int count = operands.pop();
                int to = operands.push(body.resultType());
                emitter.emit(new BulkMemoryNodes.Grow(first, to, count, body.memoryMask(first)));
            }
            case MEMORY_FILL -> {
                int count = operands.pop();
                int value = operands.pop();
                int start = operands.pop();
                emitter.emit(new BulkMemoryNodes.Fill(first, start, value, count, body.memoryMask(first)));
            }
            case MEMORY_COPY -> {
                int count = operands.pop();
                int from = operands.pop();
                int to = operands.pop();
                emitter.emit(new BulkMemoryNodes.Copy(
                        first, second, to, from, count, body.memoryMask(first), body.memoryMask(second)));
            }
            case MEMORY_INIT -> {
                int count = operands.pop();
                int from = operands.pop();
                int to = operands.pop();
                emitter.emit(new BulkMemoryNodes.Init(second, first, to, from, count, body.memoryMask(second)));
            }
            case DATA_DROP -> emitter.emit(new BulkMemoryNodes.Drop(first));
            default -> throw new MissingNodeException(op);
        }
    }
}
