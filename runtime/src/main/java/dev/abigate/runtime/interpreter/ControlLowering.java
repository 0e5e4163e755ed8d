package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.validation.Label;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import dev.abigate.runtime.type.SlotLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lowers blocks, branches and what throws. */
final class ControlLowering {
    private static final int EXCEPTION = TypeCode.reference(true, TypeCode.EXN);

    private final Body body;
    private final Operands operands;
    private final Emitter emitter;
    private final InstructionDecoder code;
    private final Supplier<Node> loop;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * Begins with the block that is the function itself.
     *
     * @param loop makes the first node of a loop
     */
    ControlLowering(Body body, TypeCodes results, Supplier<Node> loop) {
        this.loop = loop;
        this.body = body;
        this.operands = body.operands;
        this.emitter = body.emitter;
        this.code = body.code;
        blocks.add(new Block(TypeCodes.EMPTY, results, 0, 0, true, null));
    }

    private Block block(int label) {
        return blocks.get(blocks.size() - 1 - label);
    }

    private boolean isFunction(Block block) {
        return block == blocks.getFirst();
    }

    /** Lowers an instruction of which a part of the code may be unreachable: blocks nest there, too. */
    void structure(Opcode op) {
        switch (op) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> begin(op);
            case ELSE -> otherwise();
            case CATCH, CATCH_ALL -> handler(op);
            case END, DELEGATE -> end(op);
            default -> throw new MissingNodeException(op);
        }
    }

    private void begin(Opcode op) {
        Label label = body.typing.label(0);
        boolean reachable = emitter.isReachable();
        if (!reachable) {
            blocks.add(new Block(label.parameters(), label.results(), 0, 0, false, body.scope));
            return;
        }
        Comparison condition = op == Opcode.IF ? popCondition(false) : null;
        operands.settle();
        int height = operands.count() - label.parameters().size();
        int slot = operands.settleTop(label.parameters().size());
        var block = new Block(label.parameters(), label.results(), height, slot, true, body.scope);
        if (condition != null) {
            emitter.emitBranch(branch(condition), block.otherwise);
        }
        switch (op) {
            case LOOP -> {
                Node header = loop.get();
                block.header = header;
                emitter.emit(header);
            }
            case TRY -> {
                block.handlers = new TryScope(body.scope);
                block.scope = block.handlers;
            }
            case TRY_TABLE -> block.scope = tryTable();
            default -> {}
        }
        blocks.add(block);
        body.scope = block.scope;
    }

    /** The handlers of a try table, whose labels count from outside of it. */
    private TryScope tryTable() {
        var scope = new TryScope(body.scope);
        for (CatchClause clause : code.catchClauses()) {
            Block target = block(clause.label());
            int values = Handler.NOWHERE;
            int reference = target.slot;
            int tag = Handler.ANY;
            if (clause.kind().hasTag()) {
                tag = clause.tag();
                values = target.slot;
                reference += SlotLayout.width(tagTypes(tag));
            }
            boolean wantsReference =
                    clause.kind() == CatchClause.Kind.CATCH_REF || clause.kind() == CatchClause.Kind.CATCH_ALL_REF;
            var landing = new ControlNodes.Landing();
            scope.add(new Handler(tag, values, wantsReference ? reference : Handler.NOWHERE, landing));
            var exits = new Exits();
            exits.add(landing, 0);
            connect(exits, target);
        }
        return scope;
    }

    private TypeCodes tagTypes(int tag) {
        return body.declarations.tag(tag).functionShape().parameters();
    }

    private static void connect(Exits exits, Block target) {
        Node header = target.header;
        if (header != null) {
            exits.connect(header);
        } else {
            target.exits.take(exits);
        }
    }

    /** Ends a part of a block, with its results where the block's results are expected. */
    private void endPart(Block block) {
        if (emitter.isReachable()) {
            operands.moveAway(block.results.size(), block.slot);
            emitter.jump(block.exits);
        }
        operands.truncate(block.height);
    }

    private void otherwise() {
        Block block = block(0);
        if (block.reachable) {
            endPart(block);
            emitter.place(block.otherwise);
            operands.push(block.parameters);
        }
    }

    /** Begins a handler of a legacy try; the exception itself stays below its operands for who throws it again. */
    private void handler(Opcode op) {
        Block block = block(0);
        TryScope handlers = block.handlers;
        if (!block.reachable || handlers == null) {
            return;
        }
        endPart(block);
        body.scope = block.outer;
        block.scope = block.outer;
        block.exception = operands.push(EXCEPTION);
        TypeCodes values = op == Opcode.CATCH ? tagTypes(code.index()) : TypeCodes.EMPTY;
        int slot = operands.free();
        operands.push(values);
        var landing = new ControlNodes.Landing();
        handlers.add(new Handler(op == Opcode.CATCH ? code.index() : Handler.ANY, slot, block.exception, landing));
        var entry = new Exits();
        entry.add(landing, 0);
        emitter.place(entry);
    }

    private void end(Opcode op) {
        Block block = blocks.removeLast();
        if (!block.reachable) {
            return;
        }
        if (blocks.isEmpty()) {
            endFunction(block);
            return;
        }
        endPart(block);
        TryScope handlers = block.handlers;
        if (op == Opcode.DELEGATE && handlers != null) {
            handlers.delegate(block(code.label()).scope);
        }
        body.scope = block.outer;
        emitter.place(block.otherwise);
        emitter.place(block.exits);
        operands.push(block.results);
    }

    private void endFunction(Block block) {
        if (emitter.isReachable()) {
            returnResults(block);
        }
        emitter.place(block.exits);
        if (emitter.isReachable()) {
            emitter.emitLast(new ControlNodes.Return());
        }
    }

    private void returnResults(Block function) {
        int count = function.results.size();
        if (count == 1 && !TypeCode.isReference(function.results.get(0)) && function.results.get(0) != TypeCode.V128) {
            emitter.emitLast(new ControlNodes.ReturnNumber(operands.slot(0)));
        } else {
            operands.moveAway(count, function.slot);
            emitter.jump(function.exits);
        }
    }

    /** What holds where the topmost operand, which is dropped, is not zero, or where it is. */
    private Comparison popCondition(boolean whereNonZero) {
        if (operands.pending() instanceof Comparison comparison) {
            operands.drop();
            return whereNonZero ? comparison : comparison.negated();
        }
        return Comparison.of(whereNonZero ? Opcode.I32_NE : Opcode.I32_EQ, operands.pop(), 0L);
    }

    /** The branch to emit next that is taken where {@code condition} holds; it replaces the node before it where it can. */
    private Branch branch(Comparison condition) {
        Node before = emitter.last();
        Branch both = before == null ? null : ComputedBranches.of(before, condition);
        if (both == null) {
            return condition.branch();
        }
        emitter.withdraw();
        return both;
    }

    /** Lowers a branch, return included. */
    void branch(Opcode op) {
        switch (op) {
            case BR -> jump(block(code.label()));
            case RETURN -> jump(blocks.getFirst());
            case BR_IF -> {
                Block target = block(code.label());
                if (needsMove(target)) {
                    Comparison condition = popCondition(false);
                    operands.settleTop(target.branchTypes().size());
                    branchAround(branch(condition), target);
                } else {
                    Comparison condition = popCondition(true);
                    operands.settleTop(target.branchTypes().size());
                    branchTo(branch(condition), target);
                }
            }
            case BR_TABLE -> branchTable();
            case BR_ON_NULL -> {
                Block target = block(code.label());
                int reference = operands.pop();
                if (needsMoveOf(target.branchTypes().size(), target)) {
                    branchAround(new Branch.OnNull(reference, false), target);
                } else {
                    operands.settleTop(target.branchTypes().size());
                    branchTo(new Branch.OnNull(reference, true), target);
                }
                pushSame(reference);
            }
            case BR_ON_NON_NULL -> {
                Block target = block(code.label());
                int reference = operands.slot(0);
                branchWithReference(new Branch.OnNull(reference, true), new Branch.OnNull(reference, false), target);
                operands.drop();
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> {
                Block target = block(code.label());
                int reference = operands.slot(0);
                var test = body.test(code.castTo().nullable(), code.castTo().heapType());
                boolean whereMatching = op == Opcode.BR_ON_CAST;
                branchWithReference(
                        new Branch.OnCast(reference, test, !whereMatching),
                        new Branch.OnCast(reference, test, whereMatching),
                        target);
            }
            default -> throw new MissingNodeException(op);
        }
    }

    /** The reference that was popped is on the stack again, perhaps with a narrower type. */
    private void pushSame(int slot) {
        int home = operands.push(body.resultType());
        if (home != slot) {
            emitter.emit(new VariableNodes.CopyReference(home, slot));
        }
    }

    private void branchWithReference(Branch around, Branch direct, Block target) {
        int count = target.branchTypes().size();
        operands.settleTop(count);
        if (needsMoveOf(count, target)) {
            branchAround(around, target);
        } else {
            branchTo(direct, target);
        }
    }

    /** Whether what a branch on a condition takes along is elsewhere; the condition is still on top. */
    private boolean needsMove(Block target) {
        int count = target.branchTypes().size();
        return count > 0 && !operands.isBelowTopAt(count, target.slot);
    }

    private boolean needsMoveOf(int count, Block target) {
        return !operands.isAt(count, target.slot);
    }

    private void branchTo(Branch branch, Block target) {
        Node header = target.header;
        if (header != null) {
            emitter.emit(branch);
            branch.target = header;
        } else {
            emitter.emitBranch(branch, target.exits);
        }
    }

    /** Moves and jumps, unless the branch around both is taken. */
    private void branchAround(Branch around, Block target) {
        int count = target.branchTypes().size();
        operands.settleTop(count);
        var skipped = new Exits();
        emitter.emitBranch(around, skipped);
        operands.moveTop(count, target.slot);
        jumpTo(target);
        emitter.place(skipped);
    }

    private void jumpTo(Block target) {
        Node header = target.header;
        if (header != null) {
            emitter.jump(header);
        } else {
            emitter.jump(target.exits);
        }
    }

    private void jump(Block target) {
        operands.settleForLeaving(target.branchTypes().size());
        if (isFunction(target)) {
            returnResults(target);
        } else {
            operands.moveAway(target.branchTypes().size(), target.slot);
            jumpTo(target);
        }
    }

    private void branchTable() {
        int selector = operands.pop();
        int arms = code.labelCount() + 1;
        int count = block(code.label(arms - 1)).branchTypes().size();
        operands.settleTop(count);
        var table = new Branch.Table(selector, arms);
        emitter.emitLast(table);
        Map<Integer, Exits> byLabel = new HashMap<>();
        for (int i = 0; i < arms; i++) {
            byLabel.computeIfAbsent(code.label(i), _ -> new Exits()).add(table, i);
        }
        byLabel.forEach((label, exits) -> {
            Block target = block(label);
            if (operands.isAt(count, target.slot)) {
                connect(exits, target);
            } else {
                emitter.place(exits);
                operands.moveTop(count, target.slot);
                jumpTo(target);
            }
        });
    }

    /** Lowers what throws. */
    void exception(Opcode op) {
        switch (op) {
            case THROW -> {
                int count = tagTypes(code.index()).size();
                operands.settleForLeaving(count);
                int values = operands.settleTop(count);
                emitter.emitLast(new ExceptionNodes.Throw(code.index(), values), body.scope);
            }
            case THROW_REF -> emitter.emitLast(new ExceptionNodes.ThrowReference(operands.pop()), body.scope);
            case RETHROW -> {
                operands.settleForLeaving(0);
                emitter.emitLast(new ExceptionNodes.ThrowReference(block(code.label()).exception), body.scope);
            }
            default -> throw new MissingNodeException(op);
        }
    }
}
