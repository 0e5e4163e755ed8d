package dev.abigate.runtime.aot.translation;

import dev.abigate.runtime.aot.emulator.AddressSpace;
import dev.abigate.runtime.aot.emulator.Block;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.Computation;
import dev.abigate.runtime.aot.emulator.Effect;
import dev.abigate.runtime.aot.emulator.MicroOperation;
import dev.abigate.runtime.aot.emulator.Operator;
import dev.abigate.runtime.aot.emulator.Processor;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The method of a region. Machine registers are in locals while it runs: read at the beginning, written back at the end and
 * where it traps. The processor's budget is in a local, too; a block for which it is too small is left to the processor.
 */
final class RegionCode {
    private static final int PROCESSOR = 1;
    private static final int REGISTERS = 2;
    private static final int SPACE = 3;
    private static final int ENTRY = 4;
    private static final int NEXT = 5;
    private static final int POSITION = 7;
    private static final int BUDGET = 9;
    private static final int FIRST_REGISTER = 10;

    private static final ClassDesc CD_PROCESSOR = RegionClass.descriptor(Processor.class);
    private static final ClassDesc CD_SPACE = RegionClass.descriptor(AddressSpace.class);
    private static final ClassDesc CD_LONG = RegionClass.descriptor(Long.class);
    private static final ClassDesc CD_COMPUTATION = RegionClass.descriptor(Computation.class);
    private static final ClassDesc CD_EFFECT = RegionClass.descriptor(Effect.class);
    private static final MethodTypeDesc COMPARE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long);
    private static final MethodTypeDesc COMPUTE = MethodTypeDesc.of(
            ConstantDescs.CD_long,
            ConstantDescs.CD_long,
            ConstantDescs.CD_long,
            ConstantDescs.CD_long,
            ConstantDescs.CD_long);
    private static final MethodTypeDesc EXECUTE =
            MethodTypeDesc.of(ConstantDescs.CD_void, CD_PROCESSOR, ConstantDescs.CD_long, ConstantDescs.CD_long);
    private static final MethodTypeDesc TRAPPED =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_int);

    private final Region region;
    private final CodeBuilder code;
    private final Map<Long, Label> labels = new HashMap<>();
    private final BitSet used = new BitSet();
    private final BitSet written = new BitSet();
    private final int[] locals;
    private final Label exit;
    private final List<Runnable> stubs = new ArrayList<>();
    private long position;

    RegionCode(Region region, CodeBuilder code) {
        this.region = region;
        this.code = code;
        this.exit = code.newLabel();
        for (Block block : region.blocks().values()) {
            labels.put(block.start(), code.newLabel());
            block.operations().forEach(this::note);
        }
        this.locals = new int[used.length()];
        int local = FIRST_REGISTER;
        for (int register = used.nextSetBit(0); register >= 0; register = used.nextSetBit(register + 1)) {
            locals[register] = local;
            local += TypeKind.LONG.slotSize();
        }
    }

    private void note(MicroOperation operation) {
        used.set(operation.first());
        used.set(operation.second());
        used.set(operation.third());
        used.set(operation.target());
        boolean writes = !operation.operator().isStore()
                && !operation.operator().endsBlock()
                && operation.operator() != Operator.EFFECT;
        if (writes) {
            written.set(operation.target());
        }
        used.clear(BlockBuilder.ZERO);
    }

    void emit() {
        code.aload(PROCESSOR)
                .invokevirtual(CD_PROCESSOR, "budget", MethodTypeDesc.of(ConstantDescs.CD_int))
                .istore(BUDGET)
                .lconst_0()
                .lstore(POSITION)
                .lconst_0()
                .lstore(NEXT);
        readRegisters();
        Label begin = code.newBoundLabel();
        List<Block> entries = region.entries();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 1; i < entries.size(); i++) {
            cases.add(SwitchCase.of(i, labels.get(entries.get(i).start())));
        }
        Label first = labels.get(entries.getFirst().start());
        if (!cases.isEmpty()) {
            code.iload(ENTRY).tableswitch(1, cases.size(), first, cases);
        } else {
            code.goto_(first);
        }
        List<Block> blocks = List.copyOf(region.blocks().values());
        for (int i = 0; i < blocks.size(); i++) {
            emit(blocks.get(i), i + 1 < blocks.size() ? blocks.get(i + 1).start() : -1);
        }
        stubs.forEach(Runnable::run);
        Label end = code.newBoundLabel();
        code.labelBinding(exit);
        writeRegisters();
        code.aload(PROCESSOR)
                .iload(BUDGET)
                .invokevirtual(
                        CD_PROCESSOR, "setBudget", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int))
                .lload(NEXT)
                .lreturn();
        Label handler = code.newBoundLabel();
        writeRegisters();
        code.aload(PROCESSOR)
                .lload(POSITION)
                .iload(BUDGET)
                .invokevirtual(CD_PROCESSOR, "trapped", TRAPPED)
                .athrow()
                .exceptionCatchAll(begin, end, handler);
    }

    private void readRegisters() {
        for (int register = used.nextSetBit(0); register >= 0; register = used.nextSetBit(register + 1)) {
            code.aload(REGISTERS).loadConstant(register).laload().lstore(locals[register]);
        }
    }

    private void writeRegisters() {
        for (int register = written.nextSetBit(0); register >= 0; register = written.nextSetBit(register + 1)) {
            code.aload(REGISTERS).loadConstant(register).lload(locals[register]).lastore();
        }
    }

    private void emit(Block block, long follower) {
        code.labelBinding(labels.get(block.start()));
        position = 0;
        Label tooMuch = code.newLabel();
        int count = block.instructions();
        code.iinc(BUDGET, -count).iload(BUDGET).iflt(tooMuch);
        stubs.add(() -> {
            code.labelBinding(tooMuch).iinc(BUDGET, count);
            leaveFor(block.start());
        });
        for (MicroOperation operation : block.operations()) {
            emit(operation, block);
        }
        boolean goesOn = block.jump().map(jump -> jump.operator().isBranch()).orElse(true);
        if (goesOn && block.end() != follower) {
            goTo(block.end());
        }
    }

    private void goTo(long address) {
        Label label = labels.get(address);
        if (label != null) {
            code.goto_(label);
        } else {
            leaveFor(address);
        }
    }

    private void leaveFor(long address) {
        code.loadConstant(address).lstore(NEXT).goto_(exit);
    }

    private void emit(MicroOperation o, Block block) {
        switch (o.operator()) {
            case ADD -> {
                if (o.second() == BlockBuilder.ZERO && o.first() == BlockBuilder.ZERO) {
                    code.loadConstant(o.constant());
                } else {
                    sum(o);
                }
                store(o);
            }
            case SUBTRACT -> operands(o).lsub().lstore(locals[o.target()]);
            case MULTIPLY -> operands(o).lmul().lstore(locals[o.target()]);
            case AND -> operands(o).land().lstore(locals[o.target()]);
            case OR -> operands(o).lor().lstore(locals[o.target()]);
            case XOR -> operands(o).lxor().lstore(locals[o.target()]);
            case SHIFT_LEFT -> shift(o).lshl().lstore(locals[o.target()]);
            case SHIFT_RIGHT -> shift(o).lushr().lstore(locals[o.target()]);
            case SHIFT_RIGHT_SIGNED -> shift(o).lshr().lstore(locals[o.target()]);
            case ADD_WORD -> sum(o).l2i().i2l().lstore(locals[o.target()]);
            case ADD_WORD_UNSIGNED -> sum(o).loadConstant(0xffff_ffffL).land().lstore(locals[o.target()]);
            case EQUAL -> truth(o, Operator.BRANCH_NOT_EQUAL);
            case LESS -> truth(o, Operator.BRANCH_NOT_LESS);
            case LESS_UNSIGNED -> truth(o, Operator.BRANCH_NOT_LESS_UNSIGNED);
            case COMPUTE -> {
                code.getstatic(declaring(o), o.routine().name(), declaring(o));
                load(o.first());
                load(o.second());
                load(o.third());
                code.loadConstant(o.constant()).invokeinterface(CD_COMPUTATION, "compute", COMPUTE);
                store(o);
            }
            case LOAD_BYTE ->
                read(o, block, "getByte", ConstantDescs.CD_byte).i2l().lstore(locals[o.target()]);
            case LOAD_HALF ->
                read(o, block, "getShort", ConstantDescs.CD_short).i2l().lstore(locals[o.target()]);
            case LOAD_WORD ->
                read(o, block, "getInt", ConstantDescs.CD_int).i2l().lstore(locals[o.target()]);
            case LOAD_DOUBLE -> read(o, block, "getLong", ConstantDescs.CD_long).lstore(locals[o.target()]);
            case LOAD_BYTE_UNSIGNED ->
                read(o, block, "getByte", ConstantDescs.CD_byte)
                        .loadConstant(0xff)
                        .iand()
                        .i2l()
                        .lstore(locals[o.target()]);
            case LOAD_HALF_UNSIGNED ->
                read(o, block, "getShort", ConstantDescs.CD_short).i2c().i2l().lstore(locals[o.target()]);
            case LOAD_WORD_UNSIGNED ->
                read(o, block, "getInt", ConstantDescs.CD_int)
                        .i2l()
                        .loadConstant(0xffff_ffffL)
                        .land()
                        .lstore(locals[o.target()]);
            case STORE_BYTE -> {
                address(o, block).l2i().i2b();
                write("putByte", ConstantDescs.CD_byte);
            }
            case STORE_HALF -> {
                address(o, block).l2i().i2s();
                write("putShort", ConstantDescs.CD_short);
            }
            case STORE_WORD -> {
                address(o, block).l2i();
                write("putInt", ConstantDescs.CD_int);
            }
            case STORE_DOUBLE -> {
                address(o, block);
                write("putLong", ConstantDescs.CD_long);
            }
            case EFFECT -> effect(o, block);
            case JUMP, CALL -> {
                if (o.first() == BlockBuilder.ZERO && o.second() == BlockBuilder.ZERO) {
                    goTo(o.constant());
                } else {
                    sum(o).lstore(NEXT).goto_(exit);
                }
            }
            case BRANCH_EQUAL,
                    BRANCH_NOT_EQUAL,
                    BRANCH_LESS,
                    BRANCH_NOT_LESS,
                    BRANCH_LESS_UNSIGNED,
                    BRANCH_NOT_LESS_UNSIGNED -> {
                load(o.first());
                load(o.second());
                branch(o.operator(), target(o.constant()));
            }
        }
    }

    /** A label that leads to an address, in the region or not. */
    private Label target(long address) {
        Label label = labels.get(address);
        if (label != null) {
            return label;
        }
        Label stub = code.newLabel();
        stubs.add(() -> {
            code.labelBinding(stub);
            leaveFor(address);
        });
        return stub;
    }

    /** Jumps if the two numbers on the stack are as a branch wants them. */
    private void branch(Operator branch, Label to) {
        switch (branch) {
            case BRANCH_EQUAL -> code.lcmp().ifeq(to);
            case BRANCH_NOT_EQUAL -> code.lcmp().ifne(to);
            case BRANCH_LESS -> code.lcmp().iflt(to);
            case BRANCH_NOT_LESS -> code.lcmp().ifge(to);
            case BRANCH_LESS_UNSIGNED ->
                code.invokestatic(CD_LONG, "compareUnsigned", COMPARE).iflt(to);
            case BRANCH_NOT_LESS_UNSIGNED ->
                code.invokestatic(CD_LONG, "compareUnsigned", COMPARE).ifge(to);
            default -> throw new IllegalArgumentException("no branch: " + branch);
        }
    }

    /** Stores 0 if the operands are as a branch wants them, else 1. */
    private void truth(MicroOperation o, Operator opposite) {
        Label zero = code.newLabel();
        Label done = code.newLabel();
        operands(o);
        branch(opposite, zero);
        code.lconst_1().goto_(done).labelBinding(zero).lconst_0().labelBinding(done);
        store(o);
    }

    private void store(MicroOperation o) {
        code.lstore(locals[o.target()]);
    }

    private void load(int register) {
        if (register == BlockBuilder.ZERO) {
            code.lconst_0();
        } else {
            code.lload(locals[register]);
        }
    }

    private CodeBuilder operands(MicroOperation o) {
        load(o.first());
        if (o.second() == BlockBuilder.ZERO) {
            return code.loadConstant(o.constant());
        }
        load(o.second());
        return o.constant() == 0 ? code : code.loadConstant(o.constant()).ladd();
    }

    private CodeBuilder sum(MicroOperation o) {
        load(o.first());
        if (o.second() != BlockBuilder.ZERO) {
            code.lload(locals[o.second()]).ladd();
        }
        return o.constant() == 0 ? code : code.loadConstant(o.constant()).ladd();
    }

    private CodeBuilder shift(MicroOperation o) {
        if (o.second() == BlockBuilder.ZERO) {
            load(o.first());
            return code.loadConstant((int) o.constant());
        }
        return operands(o).l2i();
    }

    private void markPosition(MicroOperation o, Block block) {
        long now = Processor.position(o.address(), block.instructions() - o.number());
        if (now != position) {
            position = now;
            code.loadConstant(now).lstore(POSITION);
        }
    }

    private CodeBuilder read(MicroOperation o, Block block, String accessor, ClassDesc type) {
        markPosition(o, block);
        code.aload(SPACE);
        return sum(o).invokevirtual(CD_SPACE, accessor, MethodTypeDesc.of(type, ConstantDescs.CD_long));
    }

    /** Pushes what a store needs. */
    private CodeBuilder address(MicroOperation o, Block block) {
        markPosition(o, block);
        code.aload(SPACE);
        sum(o);
        load(o.target());
        return code;
    }

    private void write(String accessor, ClassDesc type) {
        code.invokevirtual(CD_SPACE, accessor, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, type));
    }

    private void effect(MicroOperation o, Block block) {
        markPosition(o, block);
        writeRegisters();
        code.getstatic(declaring(o), o.routine().name(), declaring(o))
                .aload(PROCESSOR)
                .loadConstant(o.constant())
                .loadConstant(o.address())
                .invokeinterface(CD_EFFECT, "execute", EXECUTE);
        readRegisters();
    }

    private static ClassDesc declaring(MicroOperation o) {
        return RegionClass.descriptor(o.routine().getDeclaringClass());
    }
}
