package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import dev.abigate.runtime.heap.LittleEndian;
import dev.abigate.runtime.memory.MemoryAccess;
import dev.abigate.runtime.ops.I16x8;
import dev.abigate.runtime.ops.I32x4;
import dev.abigate.runtime.ops.I64x2;
import dev.abigate.runtime.ops.I8x16;
import java.util.function.LongUnaryOperator;

/** Lowers what computes with vectors, loads and stores them. */
final class VectorLowering {
    private final Body body;
    private final Operands operands;
    private final Emitter emitter;

    VectorLowering(Body body) {
        this.body = body;
        this.operands = body.operands;
        this.emitter = body.emitter;
    }

    void lower(Opcode op, Signature signature) {
        switch (op.immediates()) {
            case MEMARG -> access(op, signature);
            case MEMARG_LANE -> accessLane(op, signature);
            case LANE -> lane(op, signature);
            case LANES -> shuffle();
            case V128 -> {
                long low = LittleEndian.number(body.code.vector(), 0, Long.BYTES);
                long high = LittleEndian.number(body.code.vector(), Long.BYTES, Long.BYTES);
                operands.pushPending(TypeCode.V128, to -> new VariableNodes.ConstantVector(to, low, high));
            }
            default -> compute(op, signature);
        }
    }

    private void push(Operands.Pending operation) {
        operands.pushPending(body.resultType(), operation);
    }

    private void compute(Opcode op, Signature signature) {
        switch (signature) {
            case V128_TO_V128 -> {
                int a = operands.pop();
                VectorOperations.unary(op, body.canonicalNans)
                        .ifPresentOrElse(
                                operation -> push(to -> new VectorNodes.Unary(operation, to, a)), () -> pair(op, a));
            }
            case V128_V128_TO_V128 -> {
                int b = operands.pop();
                int a = operands.pop();
                VectorOperations.binary(op, body.canonicalNans)
                        .ifPresentOrElse(
                                operation -> push(to -> new VectorNodes.Binary(operation, to, a, b)),
                                () -> pairOfTwo(op, a, b));
            }
            case V128_V128_V128_TO_V128 -> {
                var operation = VectorOperations.ternary(op, body.canonicalNans)
                        .orElseThrow(() -> new MissingNodeException(op));
                int c = operands.pop();
                int b = operands.pop();
                int a = operands.pop();
                push(to -> new VectorNodes.Ternary(operation, to, a, b, c));
            }
            case V128_I32_TO_V128 -> {
                var operation = VectorOperations.shift(op).orElseThrow(() -> new MissingNodeException(op));
                int count = operands.pop();
                int a = operands.pop();
                push(to -> new VectorNodes.Shift(operation, to, a, count));
            }
            case V128_TO_I32 -> {
                var operation = VectorOperations.test(op).orElseThrow(() -> new MissingNodeException(op));
                int a = operands.pop();
                push(to -> new VectorNodes.Test(operation, to, a));
            }
            default -> {
                LongUnaryOperator operation = splat(op);
                int a = operands.pop();
                push(to -> new VectorNodes.Splat(operation, to, a));
            }
        }
    }

    private void pair(Opcode op, int a) {
        var operation = VectorOperations.pair(op, body.canonicalNans).orElseThrow(() -> new MissingNodeException(op));
        push(to -> new VectorNodes.Pair(operation, to, a));
    }

    private void pairOfTwo(Opcode op, int a, int b) {
        var operation = VectorOperations.pairOfTwo(op).orElseThrow(() -> new MissingNodeException(op));
        push(to -> new VectorNodes.PairOfTwo(operation, to, a, b));
    }

    private static LongUnaryOperator splat(Opcode op) {
        return switch (op) {
            case I8X16_SPLAT, V128_LOAD8_SPLAT -> bits -> I8x16.splat((int) bits);
            case I16X8_SPLAT, V128_LOAD16_SPLAT -> bits -> I16x8.splat((int) bits);
            case I32X4_SPLAT, F32X4_SPLAT, V128_LOAD32_SPLAT -> bits -> I32x4.splat((int) bits);
            case I64X2_SPLAT, F64X2_SPLAT, V128_LOAD64_SPLAT -> I64x2::splat;
            default -> throw new MissingNodeException(op);
        };
    }

    private void shuffle() {
        long lowLanes = LittleEndian.number(body.code.vector(), 0, Long.BYTES);
        long highLanes = LittleEndian.number(body.code.vector(), Long.BYTES, Long.BYTES);
        int b = operands.pop();
        int a = operands.pop();
        push(to -> new VectorNodes.Shuffle(to, a, b, lowLanes, highLanes));
    }

    private void lane(Opcode op, Signature signature) {
        int perHalf = Long.BYTES / op.accessBytes();
        int half = body.code.lane() / perHalf;
        int lane = body.code.lane() % perHalf;
        if (signature.operands().size() == 1) {
            VectorNodes.LaneReader reader = reader(op);
            int a = operands.pop();
            push(to -> new VectorNodes.ExtractLane(reader, to, a + half, lane));
        } else {
            VectorNodes.LaneWriter writer = writer(op.accessBytes());
            int b = operands.pop();
            int a = operands.pop();
            push(to -> new VectorNodes.ReplaceLane(writer, to, a, b, half, lane));
        }
    }

    private static VectorNodes.LaneReader reader(Opcode op) {
        return switch (op) {
            case I8X16_EXTRACT_LANE_S -> I8x16::extractLaneS;
            case I16X8_EXTRACT_LANE_S -> I16x8::extractLaneS;
            default -> reader(op.accessBytes());
        };
    }

    private static VectorNodes.LaneReader reader(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> I8x16::extractLaneU;
            case Short.BYTES -> I16x8::extractLaneU;
            case Integer.BYTES -> I32x4::extractLane;
            default -> I64x2::extractLane;
        };
    }

    private static VectorNodes.LaneWriter writer(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> (half, value, lane) -> I8x16.replaceLane(half, (int) value, lane);
            case Short.BYTES -> (half, value, lane) -> I16x8.replaceLane(half, (int) value, lane);
            case Integer.BYTES -> (half, value, lane) -> I32x4.replaceLane(half, (int) value, lane);
            default -> I64x2::replaceLane;
        };
    }

    private static MemoryNodes.LoadOperation load(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> MemoryAccess::i64Load8U;
            case Short.BYTES -> MemoryAccess::i64Load16U;
            case Integer.BYTES -> MemoryAccess::i64Load32U;
            default -> MemoryAccess::i64Load;
        };
    }

    private static MemoryNodes.StoreOperation store(int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> MemoryAccess::i64Store8;
            case Short.BYTES -> MemoryAccess::i64Store16;
            case Integer.BYTES -> MemoryAccess::i64Store32;
            default -> MemoryAccess::i64Store;
        };
    }

    private void access(Opcode op, Signature signature) {
        InstructionDecoder code = body.code;
        int memory = code.index();
        long mask = body.memoryMask(memory);
        long offset = code.memoryOffset();
        if (signature.results().isEmpty()) {
            int value = operands.pop();
            emitter.emit(new VectorNodes.Store(operands.pop(), value, mask, offset, memory));
            return;
        }
        int address = operands.pop();
        if (op == Opcode.V128_LOAD) {
            push(to -> new VectorNodes.Load(to, address, mask, offset, memory));
            return;
        }
        LongUnaryOperator low = low(op);
        LongUnaryOperator high = high(op, low);
        MemoryNodes.LoadOperation load = load(op.accessBytes());
        push(to -> new VectorNodes.LoadAndWiden(load, low, high, to, address, mask, offset, memory));
    }

    private static LongUnaryOperator low(Opcode op) {
        return switch (op) {
            case V128_LOAD8X8_S -> bits -> I16x8.extendLowI8x16SLow(bits, 0);
            case V128_LOAD8X8_U -> bits -> I16x8.extendLowI8x16ULow(bits, 0);
            case V128_LOAD16X4_S -> bits -> I32x4.extendLowI16x8SLow(bits, 0);
            case V128_LOAD16X4_U -> bits -> I32x4.extendLowI16x8ULow(bits, 0);
            case V128_LOAD32X2_S -> bits -> I64x2.extendLowI32x4SLow(bits, 0);
            case V128_LOAD32X2_U -> bits -> I64x2.extendLowI32x4ULow(bits, 0);
            case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> LongUnaryOperator.identity();
            default -> splat(op);
        };
    }

    private static LongUnaryOperator high(Opcode op, LongUnaryOperator low) {
        return switch (op) {
            case V128_LOAD8X8_S -> bits -> I16x8.extendLowI8x16SHigh(bits, 0);
            case V128_LOAD8X8_U -> bits -> I16x8.extendLowI8x16UHigh(bits, 0);
            case V128_LOAD16X4_S -> bits -> I32x4.extendLowI16x8SHigh(bits, 0);
            case V128_LOAD16X4_U -> bits -> I32x4.extendLowI16x8UHigh(bits, 0);
            case V128_LOAD32X2_S -> bits -> I64x2.extendLowI32x4SHigh(bits, 0);
            case V128_LOAD32X2_U -> bits -> I64x2.extendLowI32x4UHigh(bits, 0);
            case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> _ -> 0;
            default -> low;
        };
    }

    private void accessLane(Opcode op, Signature signature) {
        InstructionDecoder code = body.code;
        int bytes = op.accessBytes();
        int perHalf = Long.BYTES / bytes;
        int half = code.lane() / perHalf;
        int lane = code.lane() % perHalf;
        int memory = code.index();
        long mask = body.memoryMask(memory);
        long offset = code.memoryOffset();
        int vector = operands.pop();
        int address = operands.pop();
        if (signature.results().isEmpty()) {
            emitter.emit(new VectorNodes.StoreLane(
                    store(bytes), reader(bytes), address, vector + half, mask, offset, memory, lane));
        } else {
            push(to -> new VectorNodes.LoadLane(
                    load(bytes), writer(bytes), to, address, vector, mask, offset, memory, half, lane));
        }
    }
}
