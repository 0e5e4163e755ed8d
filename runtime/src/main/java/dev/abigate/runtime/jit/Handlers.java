package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exceptions: blocks that catch them, in the present form and in the legacy one. A trap is never caught. */
final class Handlers {
    private static final MethodTypeDesc HAS_TAG =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, Names.EXCEPTION, ConstantDescs.CD_int, Names.INSTANCE);
    private static final MethodTypeDesc WITH_STACK =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.EXCEPTION, Names.CALL_STACK);
    private static final MethodTypeDesc CAUGHT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int, Names.CALL_STACK);

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final Flow flow;
    private final Runnable afterCatch;
    private final List<Protected> open = new ArrayList<>();
    private final int usedSlot;
    private final int topSlot;
    private @Nullable Label escape;

    /** A block that catches. */
    private static final class Protected {
        private final int depth;
        private final Label start;
        private final Label handler;
        private final int exceptionSlot;
        private boolean protecting = true;
        private boolean needsHandler;
        private @Nullable Label next;

        Protected(int depth, CodeBuilder code) {
            this.depth = depth;
            this.start = code.newLabel();
            this.handler = code.newLabel();
            this.exceptionSlot = code.allocateLocal(TypeKind.REFERENCE);
        }
    }

    /**
     * The handlers of a function that has some.
     *
     * @param afterCatch emits what has to follow a call, however it ended
     */
    Handlers(Emission emission, Flow flow, Runnable afterCatch) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.flow = flow;
        this.afterCatch = afterCatch;
        this.usedSlot = code.allocateLocal(TypeKind.INT);
        this.topSlot = code.allocateLocal(TypeKind.INT);
        emission.loadCallStack().invokevirtual(Names.CALL_STACK, "used", MethodTypeDesc.of(ConstantDescs.CD_int));
        code.istore(usedSlot);
        emission.loadCallStack().invokevirtual(Names.CALL_STACK, "top", MethodTypeDesc.of(ConstantDescs.CD_int));
        code.istore(topSlot);
    }

    private Protected begin() {
        var block = new Protected(flow.depth(), code);
        open.add(block);
        // A range of the JVM's exception table must not be empty.
        code.labelBinding(block.start).nop();
        return block;
    }

    /** Ends the range that a block protects, and sends what is thrown there to {@code handler}. */
    private void endProtection(Protected block, Label handler) {
        Label end = code.newBoundLabel();
        code.exceptionCatch(block.start, end, handler, Names.EXCEPTION);
        block.protecting = false;
    }

    void tryTable(Instruction.TryTable instruction) {
        operands.isolate(0, flow.parameters(instruction.type()).size());
        Flow.Block opened = flow.open(Opcode.TRY_TABLE, instruction.type());
        Protected block = begin();
        flow.whenClosing(opened, () -> {
            endProtection(block, block.handler);
            open.removeLast();
            handle(block);
            for (CatchClause clause : instruction.clauses()) {
                Label next = code.newLabel();
                operands.reset(opened.below(), List.of());
                if (clause.kind().hasTag()) {
                    testTag(block, clause.tag(), next);
                    unpack(block, clause.tag());
                }
                if (clause.kind() == CatchClause.Kind.CATCH_REF || clause.kind() == CatchClause.Kind.CATCH_ALL_REF) {
                    code.aload(block.exceptionSlot);
                    operands.push(Kind.REFERENCE);
                }
                flow.jump(clause.label());
                code.labelBinding(next);
            }
            rethrow(block);
        });
    }

    /** Where the JVM goes with an exception on its stack. */
    private void handle(Protected block) {
        code.labelBinding(block.handler).astore(block.exceptionSlot);
        code.iload(usedSlot).iload(topSlot);
        emission.loadCallStack();
        code.invokestatic(Names.of(ExceptionInstructions.class), "caught", CAUGHT);
        afterCatch.run();
    }

    private void testTag(Protected block, int tag, Label otherwise) {
        code.aload(block.exceptionSlot).loadConstant(tag);
        emission.loadInstance();
        code.invokestatic(Names.of(ExceptionInstructions.class), "hasTag", HAS_TAG)
                .ifeq(otherwise);
    }

    /** Pushes the values of an exception. */
    private void unpack(Protected block, int tag) {
        List<Kind> kinds = emission.unit().tagSignature(tag).parameters();
        code.aload(block.exceptionSlot);
        emission.loadCallStack();
        code.invokestatic(Names.of(ExceptionInstructions.class), "unpack", WITH_STACK);
        SlotTransfer.pushFromTop(emission, kinds);
    }

    private void rethrow(Protected block) {
        code.aload(block.exceptionSlot).athrow();
    }

    /** Begins a legacy try. */
    void legacyTry(BlockType type) {
        operands.isolate(0, flow.parameters(type).size());
        Flow.Block opened = flow.open(Opcode.TRY, type);
        Protected block = begin();
        flow.whenClosing(opened, () -> {
            open.removeLast();
            endLegacy(block);
        });
    }

    private Protected innermostLegacy() {
        return open.getLast();
    }

    /** Begins a handler of a legacy try for a tag. */
    void legacyCatch(int tag) {
        Protected block = beginHandler();
        Label next = code.newLabel();
        block.next = next;
        testTag(block, tag, next);
        unpack(block, tag);
    }

    /** Begins the handler of a legacy try for all exceptions. */
    void legacyCatchAll() {
        beginHandler().next = null;
    }

    private Protected beginHandler() {
        Protected block = innermostLegacy();
        flow.alternate(flow.block(0));
        if (block.protecting) {
            endProtection(block, block.handler);
            handle(block);
        } else {
            Label next = block.next;
            if (next != null) {
                code.labelBinding(next);
            }
        }
        return block;
    }

    /** What follows the last part of a legacy try: exceptions that no handler of it takes go on. */
    private void endLegacy(Protected block) {
        if (block.protecting) {
            if (block.needsHandler) {
                endProtection(block, block.handler);
                handle(block);
                rethrow(block);
            }
            return;
        }
        Label next = block.next;
        if (next != null) {
            code.labelBinding(next);
            rethrow(block);
        }
    }

    /** Ends a legacy try whose exceptions go to an outer block. */
    void legacyDelegate(int label) {
        Protected block = innermostLegacy();
        int targetDepth = flow.depth() - 1 - label;
        open.removeLast();
        Label target = delegateTarget(targetDepth);
        endProtection(block, target);
        flow.whenClosing(flow.block(0), () -> {
            if (block.needsHandler) {
                code.labelBinding(block.handler).goto_(target);
            }
        });
        flow.end();
    }

    /** The handler of the innermost protecting block at a nesting depth or outside of it. */
    private Label delegateTarget(int depth) {
        for (Protected candidate : open.reversed()) {
            if (candidate.protecting && candidate.depth <= depth) {
                candidate.needsHandler = true;
                return candidate.handler;
            }
        }
        Label label = escape;
        if (label == null) {
            label = code.newLabel();
            escape = label;
        }
        return label;
    }

    /** Throws again what the handler of a legacy try caught. */
    void legacyRethrow(int label) {
        int depth = flow.depth() - label;
        for (Protected candidate : open) {
            if (candidate.depth == depth) {
                rethrow(candidate);
            }
        }
        flow.endReach();
    }

    /** What follows the function's code: exceptions that were delegated to its caller leave here. */
    void close() {
        Label label = escape;
        if (label != null) {
            code.labelBinding(label).athrow();
        }
    }

    /** Throws the exception that the topmost operand refers to. */
    static void throwReference(Emission emission) {
        CodeBuilder code = emission.code();
        emission.operands().take(1);
        code.invokestatic(
                Names.of(ExceptionInstructions.class),
                "reference",
                MethodTypeDesc.of(Names.EXCEPTION, ConstantDescs.CD_Object));
        code.athrow();
    }

    /** Throws an exception of a tag with the topmost operands. */
    static void throwTag(Emission emission, int tag) {
        CodeBuilder code = emission.code();
        SlotTransfer.putAtTop(emission, emission.unit().tagSignature(tag).parameters());
        code.loadConstant(tag);
        emission.loadInstance();
        emission.loadCallStack();
        code.invokestatic(
                Names.of(ExceptionInstructions.class),
                "make",
                MethodTypeDesc.of(Names.EXCEPTION, ConstantDescs.CD_int, Names.INSTANCE, Names.CALL_STACK));
        code.athrow();
    }
}
