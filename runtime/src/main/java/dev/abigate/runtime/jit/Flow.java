package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Blocks and branches. */
final class Flow {
    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final List<Block> blocks = new ArrayList<>();
    private final IntConsumer leaving;
    private final Runnable polling;
    private boolean reachable = true;
    private int skipped;

    /** An open block of the function; the outermost one is the function's body. */
    static final class Block {
        private final Opcode op;
        private final int below;
        private final List<Kind> parameters;
        private final List<Kind> results;
        private final Label start;
        private final Label end;
        private final Label otherwise;
        private boolean ended;
        private boolean hasElse;
        private @Nullable Runnable closing;

        Block(CodeBuilder code, Opcode op, int below, List<Kind> parameters, List<Kind> results) {
            this.op = op;
            this.below = below;
            this.parameters = parameters;
            this.results = results;
            this.start = code.newLabel();
            this.end = code.newLabel();
            this.otherwise = code.newLabel();
        }

        List<Kind> branchKinds() {
            return op == Opcode.LOOP ? parameters : results;
        }

        int below() {
            return below;
        }

        Opcode op() {
            return op;
        }
    }

    /**
     * The flow of a function.
     *
     * @param leaving emits a jump, with the topmost operands, which stay what they are, to a label outside of all blocks:
     *     to 0, the return of a function
     * @param polling emits what each iteration of a loop begins with
     */
    Flow(Emission emission, List<Kind> results, IntConsumer leaving, Runnable polling) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.leaving = leaving;
        this.polling = polling;
        blocks.add(new Block(code, Opcode.BLOCK, 0, List.of(), results));
    }

    /** Whether the present point can be reached; nothing may be emitted where not. */
    boolean reachable() {
        return reachable;
    }

    /** As behind a jump or a throw. */
    void endReach() {
        reachable = false;
    }

    /** How many blocks are open, that of the function included. */
    int depth() {
        return blocks.size();
    }

    /** An open block, 0 for the innermost one; the outermost one for all labels outside of it. */
    Block block(int label) {
        return blocks.get(Math.max(0, blocks.size() - 1 - label));
    }

    /** Whether an instruction that cannot be reached still has to be seen, since it ends a block that can. */
    boolean skips(Opcode op) {
        if (reachable) {
            return false;
        }
        switch (op) {
            case BLOCK, LOOP, IF, TRY_TABLE, TRY -> skipped++;
            case END, DELEGATE -> {
                if (skipped == 0) {
                    return false;
                }
                skipped--;
            }
            case ELSE, CATCH, CATCH_ALL -> {
                return skipped > 0;
            }
            default -> {}
        }
        return true;
    }

    /** Opens a block whose parameters are on top of the operands, in their local variables. */
    Block open(Opcode op, BlockType type) {
        List<Kind> parameters = parameters(type);
        var block = new Block(code, op, operands.height() - parameters.size(), parameters, results(type));
        blocks.add(block);
        return block;
    }

    /** Makes {@code closing} run where the block has ended; what it makes reachable continues behind the block. */
    void whenClosing(Block block, Runnable closing) {
        block.closing = closing;
    }

    void block(BlockType type) {
        operands.isolate(0, parameters(type).size());
        open(Opcode.BLOCK, type);
    }

    void loop(BlockType type) {
        operands.isolate(0, parameters(type).size());
        Block block = open(Opcode.LOOP, type);
        code.labelBinding(block.start);
        polling.run();
    }

    void branchIfNot(BlockType type, Condition condition) {
        operands.isolate(condition.operands(), parameters(type).size());
        operands.pop(condition.operands());
        Block block = open(Opcode.IF, type);
        condition.negated().jump(code, block.otherwise);
    }

    /** The alternative of an if. */
    void otherwise() {
        Block block = block(0);
        alternate(block);
        block.hasElse = true;
        code.labelBinding(block.otherwise);
        operands.pushAll(block.parameters);
    }

    /** The end of a block; of the function, its return. */
    void end() {
        Block block = block(0);
        if (blocks.size() == 1) {
            if (reachable) {
                leaving.accept(0);
            }
            blocks.removeLast();
            reachable = false;
            return;
        }
        if (reachable) {
            leave(block);
        }
        blocks.removeLast();
        Runnable closing = block.closing;
        if (closing != null) {
            closeOff(block);
            closing.run();
        }
        if (block.op == Opcode.IF && !block.hasElse) {
            code.labelBinding(block.otherwise);
            reachable = true;
        }
        if (block.ended) {
            code.labelBinding(block.end);
            reachable = true;
        }
        if (reachable) {
            operands.reset(block.below, block.results);
        }
    }

    /** Jumps to the end of a block, if this point can be reached: something else follows. */
    private void closeOff(Block block) {
        if (reachable) {
            code.goto_(block.end);
            block.ended = true;
            reachable = false;
        }
    }

    /** Ends a part of a block whose results, if any, leave it, and begins another one with the given operands. */
    void alternate(Block block) {
        if (reachable) {
            leave(block);
        }
        closeOff(block);
        operands.reset(block.below, List.of());
        reachable = true;
    }

    /** Puts the results of a block where those who come behind it expect them. */
    private void leave(Block block) {
        operands.moveTo(block.below, block.results.size());
    }

    void branch(int label) {
        if (label != blocks.size() - 1) {
            operands.isolate(0, block(label).branchKinds().size());
        }
        jump(label);
        reachable = false;
    }

    /** Jumps with the topmost operands, which stay what they are. */
    void jump(int label) {
        Block block = block(label);
        if (label >= blocks.size() - 1) {
            leaving.accept(label - (blocks.size() - 1));
            return;
        }
        operands.moveTo(block.below, block.branchKinds().size());
        code.goto_(target(block));
    }

    /** The label to jump to, for those who have put the operands in place. */
    private Label target(Block block) {
        if (block.op == Opcode.LOOP) {
            return block.start;
        }
        block.ended = true;
        return block.end;
    }

    void branchIf(int label, Condition condition) {
        Block block = block(label);
        int passed = block.branchKinds().size();
        operands.isolate(condition.operands(), passed);
        operands.pop(condition.operands());
        if (isDirect(label, passed)) {
            condition.jump(code, target(block));
            return;
        }
        Label skip = code.newLabel();
        condition.negated().jump(code, skip);
        jump(label);
        code.labelBinding(skip);
    }

    /** Jumps to a label behind the innermost block, which has no results, unless a condition holds. */
    void exitUnless(Condition condition, Label exit) {
        operands.isolate(condition.operands(), 0);
        operands.pop(condition.operands());
        condition.negated().jump(code, exit);
    }

    /** Whether a branch begins another iteration of a loop, with nothing handed on. */
    boolean isAgain(int label) {
        Block block = block(label);
        return block.op == Opcode.LOOP && block.parameters.isEmpty();
    }

    /** Branches, with no operands, where a condition holds for what is on the JVM's stack. */
    void branchIfLoaded(int label, Condition condition) {
        if (isDirect(label, 0)) {
            condition.jump(code, target(block(label)));
            return;
        }
        Label skip = code.newLabel();
        condition.negated().jump(code, skip);
        jump(label);
        code.labelBinding(skip);
    }

    /** Whether a jump needs no instruction but itself. */
    private boolean isDirect(int label, int passed) {
        return label < blocks.size() - 1 && (passed == 0 || block(label).below == operands.height() - passed);
    }

    void branchTable(List<Integer> labels, int defaultLabel) {
        int passed = block(defaultLabel).branchKinds().size();
        operands.isolate(1, passed);
        operands.pop(1);
        Map<Integer, Label> targets = new HashMap<>();
        var cases = new ArrayList<SwitchCase>();
        for (int i = 0; i < labels.size(); i++) {
            cases.add(SwitchCase.of(i, targets.computeIfAbsent(labels.get(i), this::tableTarget)));
        }
        Label otherwise = targets.computeIfAbsent(defaultLabel, this::tableTarget);
        if (cases.isEmpty()) {
            code.pop().goto_(otherwise);
        } else {
            code.tableswitch(0, cases.size() - 1, otherwise, cases);
        }
        targets.forEach((label, target) -> {
            if (!isDirect(label, passed)) {
                code.labelBinding(target);
                jump(label);
            }
        });
        reachable = false;
    }

    private Label tableTarget(int label) {
        return isDirect(label, block(label).branchKinds().size()) ? target(block(label)) : code.newLabel();
    }

    /** Branches with the topmost operand, a reference, if it is null or not; falls through with or without it. */
    void branchOnNull(int label, boolean whenNull) {
        Block block = block(label);
        int passed = block.branchKinds().size();
        operands.isolate(0, whenNull ? passed + 1 : passed);
        Label skip = code.newLabel();
        code.aload(operands.slotOf(0));
        if (whenNull) {
            code.ifnonnull(skip);
            operands.pop(1);
            jump(label);
            operands.pushSpilled(Kind.REFERENCE);
        } else {
            code.ifnull(skip);
            jump(label);
            operands.pop(1);
        }
        code.labelBinding(skip);
    }

    /** Branches with the topmost operand, a reference, where a test of it has the given outcome. */
    void branchOnTest(int label, boolean outcome, Runnable test) {
        operands.isolate(0, block(label).branchKinds().size());
        Label skip = code.newLabel();
        code.aload(operands.slotOf(0));
        test.run();
        if (outcome) {
            code.ifeq(skip);
        } else {
            code.ifne(skip);
        }
        jump(label);
        code.labelBinding(skip);
    }

    List<Kind> parameters(BlockType type) {
        return type instanceof BlockType.TypeIndex(int index)
                ? Signature.kinds(signature(index).parameters())
                : List.of();
    }

    private List<Kind> results(BlockType type) {
        return switch (type) {
            case BlockType.Empty _ -> List.of();
            case BlockType.Result(var result) -> List.of(Kind.of(TypeCode.of(result, emission.unit()::definedType)));
            case BlockType.TypeIndex(int index) ->
                Signature.kinds(signature(index).results());
        };
    }

    private DefinedType.Shape.Function signature(int typeIndex) {
        return emission.unit().declarations().type(typeIndex).functionShape();
    }
}
