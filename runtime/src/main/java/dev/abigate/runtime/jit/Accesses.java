package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.TypingRule;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads and stores. Of the first memory that is an array, the array and its limit are in local variables: read again after
 * whatever may have made the memory grow. That is done at once; but in a function from which most parts are taken, which has many
 * calls and few accesses, only before an access.
 */
final class Accesses {
    /** No memory. */
    static final int NONE = -1;

    private static final MethodTypeDesc MEMORY = MethodTypeDesc.of(Names.LINEAR_MEMORY, ConstantDescs.CD_int);
    private static final MethodTypeDesc BYTES = MethodTypeDesc.of(Names.BYTES, ConstantDescs.CD_int, Names.INSTANCE);
    private static final MethodTypeDesc INDEX =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc CONSTANT_BYTES = MethodTypeDesc.of(Names.BYTES);
    private static final MethodTypeDesc CONSTANT_LIMIT = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final MethodTypeDesc LIMIT = BYTES.changeReturnType(ConstantDescs.CD_int);

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final Variables variables;
    private final WholeVectors whole;
    private final ClassDesc owner;
    private final boolean constant;
    private final int cachedMemory;
    private final boolean late;
    private final int bytesSlot;
    private final int limitSlot;
    private boolean current;
    private @Nullable Label outOfBounds;

    /**
     * The accesses of a function.
     *
     * @param owner the class that the function's methods are in
     * @param cachedMemory whose array is kept at hand, or {@link #NONE}
     * @param late whether the array, where it may become another one, is read again before an access only
     */
    Accesses(Emission emission, ClassDesc owner, int cachedMemory, boolean late) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.variables = emission.variables();
        this.whole = new WholeVectors(code);
        this.owner = owner;
        this.constant = emission.unit().instance().isPresent();
        this.cachedMemory = cachedMemory;
        this.late = late;
        this.bytesSlot = code.allocateLocal(TypeKind.REFERENCE);
        this.limitSlot = code.allocateLocal(TypeKind.INT);
        refresh();
    }

    /** The first memory that a function accesses and that is an array with 32-bit addresses. */
    static int cachedMemory(CompilationUnit unit, List<Instruction> instructions) {
        for (Instruction instruction : instructions) {
            int memory = memory(instruction);
            if (memory != NONE && isDirect(unit, memory)) {
                return memory;
            }
        }
        return NONE;
    }

    /** Whether some instruction loads from a memory or stores to it. */
    static boolean accesses(List<Instruction> instructions, int memory) {
        return memory != NONE && instructions.stream().anyMatch(i -> memory(i) == memory);
    }

    /** Whether a memory may have another array after some instruction. */
    static boolean mayGrow(List<Instruction> instructions) {
        return instructions.stream().anyMatch(i -> i.op().typing() == TypingRule.CALL || i.op() == Opcode.MEMORY_GROW);
    }

    private static int memory(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Memory access -> access.memArg().memory();
            case Instruction.MemoryLane access -> access.memArg().memory();
            default -> NONE;
        };
    }

    private boolean isDirect(int memory) {
        return isDirect(emission.unit(), memory);
    }

    private static boolean isDirect(CompilationUnit unit, int memory) {
        return unit.memoryForm(memory) != MemoryForm.OTHER && !isWide(unit, memory);
    }

    private boolean isWide(int memory) {
        return isWide(emission.unit(), memory);
    }

    private static boolean isWide(CompilationUnit unit, int memory) {
        return unit.declarations().memory(memory).limits().addressType() == AddressType.I64;
    }

    /** Whether addresses are compared with a limit: where the array may be larger, or the limit is a constant as its length is. */
    private boolean isLimited(int memory) {
        return constant || emission.unit().memoryForm(memory) == MemoryForm.ELASTIC_ARRAY;
    }

    private boolean isElastic(int memory) {
        return emission.unit().memoryForm(memory) == MemoryForm.ELASTIC_ARRAY;
    }

    /** Sees to it that the array is read again, after what may have made the memory grow. */
    void refresh() {
        current = false;
        if (cachedMemory != NONE && !late) {
            read();
        }
    }

    /** Notes that the code that follows is reached on several ways, of which some may not have read the array. */
    void join() {
        current &= !late;
    }

    private void read() {
        readBytes(cachedMemory);
        code.astore(bytesSlot);
        if (isLimited(cachedMemory)) {
            readLimit(cachedMemory);
            code.istore(limitSlot);
        }
        current = true;
    }

    private void readBytes(int memory) {
        if (constant) {
            code.invokestatic(owner, GeneratedClass.BYTES + memory, CONSTANT_BYTES);
        } else {
            code.loadConstant(memory);
            emission.loadInstance();
            code.invokestatic(Names.of(MemoryInstructions.class), "bytes", BYTES);
        }
    }

    private void readLimit(int memory) {
        if (constant) {
            code.invokestatic(owner, GeneratedClass.LIMIT + memory, CONSTANT_LIMIT);
        } else {
            code.loadConstant(memory);
            emission.loadInstance();
            code.invokestatic(Names.of(MemoryInstructions.class), "limit", LIMIT);
        }
    }

    /** Groups of accesses whose local is worth a comparison of its own: those to a memory that is a constant. */
    Map<Integer, AccessGroup> groups(int function, List<Instruction> instructions) {
        return constant && cachedMemory != NONE
                ? AccessGroup.all(emission.unit().declarations(), function, instructions, cachedMemory)
                : Map.of();
    }

    /** Loads the bound of the addresses behind which {@code reach} more bytes are inside of the memory that is kept at hand. */
    void loadBound(int reach) {
        loadBound(cachedMemory, reach);
    }

    private void loadBound(int memory, int reach) {
        loadLimit(memory);
        code.loadConstant(reach).isub().iconst_0();
        code.invokestatic(Names.of(Math.class), "max", INDEX.dropParameterTypes(2, 3));
    }

    private void loadBytes(int memory) {
        if (fetch(memory)) {
            code.aload(bytesSlot);
        } else {
            readBytes(memory);
        }
    }

    private void loadLimit(int memory) {
        if (fetch(memory)) {
            code.iload(limitSlot);
        } else {
            readLimit(memory);
        }
    }

    /** Sees to it that a memory's array and limit are at hand, if they are kept, and tells that. */
    private boolean fetch(int memory) {
        if (memory == cachedMemory && !current) {
            read();
        }
        return memory == cachedMemory;
    }

    /** A load or a store of a number or vector. */
    void access(Instruction.Memory instruction) {
        Opcode op = instruction.op();
        MemArg where = instruction.memArg();
        switch (op) {
            case V128_LOAD -> loadVector(where);
            case V128_STORE -> storeVector(where);
            case V128_LOAD8X8_S, V128_LOAD8X8_U, V128_LOAD16X4_S, V128_LOAD16X4_U, V128_LOAD32X2_S, V128_LOAD32X2_U ->
                loadExtended(op, where);
            case V128_LOAD8_SPLAT -> loadSplat(where, Opcode.I32_LOAD8_U, VectorParts.SPLAT_8);
            case V128_LOAD16_SPLAT -> loadSplat(where, Opcode.I32_LOAD16_U, VectorParts.SPLAT_16);
            case V128_LOAD32_SPLAT -> loadSplat(where, Opcode.I32_LOAD, VectorParts.SPLAT_32);
            case V128_LOAD64_SPLAT -> loadSplat(where, Opcode.I64_LOAD, VectorParts.SPLAT_64);
            case V128_LOAD32_ZERO -> loadZero(where, Opcode.I64_LOAD32_U);
            case V128_LOAD64_ZERO -> loadZero(where, Opcode.I64_LOAD);
            default -> {
                MethodTypeDesc value = ScalarAccess.value(op);
                boolean store = value.parameterCount() == 1;
                scalar(op, where, store ? 2 : 1);
                if (!store) {
                    operands.push(ScalarAccess.kind(op));
                }
            }
        }
    }

    /** A load or store whose operands are on top; the result of a load is on the JVM's stack. */
    private void scalar(Opcode op, MemArg where, int count) {
        if (count == 1) {
            operands.load(1);
            locate(op, where);
        } else if (isLocated(where)) {
            operands.load(count);
        } else {
            operands.spill(count);
            code.iload(operands.slotOf(1));
            locate(op, where);
            code.loadLocal(operands.kind(0).typeKind(), operands.slotOf(0));
        }
        operands.pop(count);
        locatedAccess(op, where);
    }

    /** Whether accesses take addresses as they are. */
    private boolean isLocated(MemArg where) {
        return isDirect(where.memory()) ? where.offset() == 0 && !isElastic(where.memory()) : isWide(where.memory());
    }

    /** Makes of the address on the JVM's stack what an access takes: an index of an array, or 64 bits. */
    private void locate(Opcode op, MemArg where) {
        if (isLocated(where)) {
            return;
        }
        if (!isDirect(where.memory())) {
            emission.widen();
            return;
        }
        // With an offset beyond what an array holds the bound is 0, so that every address traps.
        long last = where.offset() >>> 31 == 0 ? where.offset() + op.accessBytes() - 1 : Integer.MAX_VALUE;
        int reach = (int) Math.min(last, Integer.MAX_VALUE);
        code.loadConstant((int) Math.min(where.offset() & Integer.MAX_VALUE, reach));
        if (isLimited(where.memory())) {
            loadBound(where.memory(), reach);
        } else {
            code.loadConstant(Integer.MAX_VALUE - reach);
        }
        code.invokestatic(Names.ARRAY_ACCESS, constant ? "indexWithin" : "index", INDEX);
    }

    /** With what {@link #locate} has made of the address, and the value, on the JVM's stack. */
    private void locatedAccess(Opcode op, MemArg where) {
        String method = Operation.methodName(op.mnemonic());
        if (isDirect(where.memory())) {
            loadBytes(where.memory());
            code.invokestatic(Names.ARRAY_ACCESS, method, ScalarAccess.type(op, ConstantDescs.CD_int, Names.BYTES));
        } else {
            code.loadConstant(where.offset());
            emission.loadInstance()
                    .loadConstant(where.memory())
                    .invokevirtual(Names.INSTANCE, "memory", MEMORY)
                    .invokestatic(
                            Names.MEMORY_ACCESS,
                            method,
                            ScalarAccess.type(op, ConstantDescs.CD_long, ConstantDescs.CD_long, Names.LINEAR_MEMORY));
        }
    }

    /** Takes the address into a local variable. */
    private int takeAddress() {
        operands.spill(1);
        int slot = operands.slotOf(0);
        operands.pop(1);
        return slot;
    }

    /** Accesses with an address in a local variable and a value, if it is a store, that is loaded then. */
    private void at(Opcode op, MemArg where, int plus, int address, Runnable value) {
        if (isWide(where.memory())) {
            code.lload(address);
        } else {
            code.iload(address);
        }
        long offset = where.offset() + plus;
        // Beyond what an address can be: the largest offset traps for every address, and evaluates the operands.
        var place = new MemArg(where.alignment(), where.memory(), Long.compareUnsigned(offset, plus) < 0 ? -1 : offset);
        locate(op, place);
        value.run();
        locatedAccess(op, place);
    }

    private static void nothing() {}

    private Label outOfBounds() {
        Label handler = outOfBounds;
        if (handler == null) {
            handler = code.newLabel();
            outOfBounds = handler;
        }
        return handler;
    }

    /** Emits, behind all other code, what makes a trap of an access outside of an array. */
    void close() {
        Label handler = outOfBounds;
        if (handler != null) {
            code.labelBinding(handler).pop();
            code.invokestatic(Names.of(MemoryInstructions.class), "outOfBounds", MethodTypeDesc.of(Names.TRAP));
            code.athrow();
        }
    }

    private boolean isWhole(MemArg where) {
        return variables.wholeVectors() && isDirect(where.memory());
    }

    private void loadVector(MemArg where) {
        if (isWhole(where)) {
            operands.take(1);
            locate(Opcode.V128_LOAD, where);
            loadBytes(where.memory());
            whole.load(outOfBounds());
            operands.pushSpilled(Kind.VECTOR);
            code.astore(operands.slotOf(0));
        } else {
            int address = takeAddress();
            at(Opcode.I64_LOAD, where, 0, address, Accesses::nothing);
            at(Opcode.I64_LOAD, where, Long.BYTES, address, Accesses::nothing);
            pushHalves();
        }
    }

    /** A vector whose halves are on the JVM's stack. */
    private void pushHalves() {
        operands.pushSpilled(Kind.VECTOR);
        variables.store(Kind.VECTOR, operands.slotOf(0));
    }

    /** Stores the higher half first: if it is inside, the lower one is, so that a trap leaves nothing half stored. */
    private void storeVector(MemArg where) {
        operands.spill(1);
        int vector = operands.slotOf(0);
        operands.pop(1);
        if (isWhole(where)) {
            operands.take(1);
            locate(Opcode.V128_STORE, where);
            code.aload(vector);
            loadBytes(where.memory());
            whole.store(outOfBounds());
        } else {
            int address = takeAddress();
            at(Opcode.I64_STORE, where, Long.BYTES, address, () -> variables.loadHalf(vector, 1));
            at(Opcode.I64_STORE, where, 0, address, () -> variables.loadHalf(vector, 0));
        }
    }

    private void loadExtended(Opcode op, MemArg where) {
        scalar(Opcode.I64_LOAD, where, 1);
        int lanes = code.allocateLocal(TypeKind.LONG);
        code.lstore(lanes);
        for (String half : new String[] {"Low", "High"}) {
            code.lload(lanes).lconst_0();
            VectorParts.invokeExtension(code, op, half);
        }
        pushHalves();
    }

    private void loadSplat(MemArg where, Opcode load, VectorParts splat) {
        scalar(load, where, 1);
        splat.invoke(code);
        code.dup2();
        pushHalves();
    }

    private void loadZero(MemArg where, Opcode load) {
        scalar(load, where, 1);
        code.lconst_0();
        pushHalves();
    }

    /** A load into a lane, or a store of one. */
    void lane(Instruction.MemoryLane instruction) {
        int bytes = instruction.op().accessBytes();
        int lanesPerHalf = Long.BYTES / bytes;
        operands.spill(1);
        int vector = operands.slotOf(0);
        int half = instruction.lane() / lanesPerHalf;
        int lane = instruction.lane() % lanesPerHalf;
        operands.pop(1);
        int address = takeAddress();
        switch (instruction.op()) {
            case V128_LOAD8_LANE, V128_LOAD16_LANE, V128_LOAD32_LANE, V128_LOAD64_LANE -> {
                variables.loadHalf(vector, half);
                at(VectorParts.load(bytes), instruction.memArg(), 0, address, Accesses::nothing);
                code.loadConstant(lane);
                VectorParts.replacing(bytes).invoke(code);
                variables.storeHalf(vector, half);
                operands.pushSpilled(Kind.VECTOR);
                variables.copy(Kind.VECTOR, vector, operands.slotOf(0));
            }
            default ->
                at(VectorParts.store(bytes), instruction.memArg(), 0, address, () -> {
                    variables.loadHalf(vector, half);
                    code.loadConstant(bytes * Byte.SIZE * lane).lushr();
                });
        }
    }
}
