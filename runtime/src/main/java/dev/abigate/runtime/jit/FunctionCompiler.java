package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.TypingRule;
import dev.abigate.runtime.instance.FuelPlan;
import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Emits the code of one function. */
final class FunctionCompiler {
    private static final MethodTypeDesc PASSING =
            MethodTypeDesc.of(Names.TRAP, Names.TRAP, ConstantDescs.CD_int, Names.INSTANCE);
    private static final MethodTypeDesc POLL = MethodTypeDesc.of(ConstantDescs.CD_void, Names.CALL_STACK);

    private static final MethodTypeDesc CONSUME_FUEL =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, Names.CALL_STACK);

    private final CompilationUnit unit;
    private final ClassDesc owner;
    private final int function;
    private final Signature signature;
    private final List<Instruction> instructions;
    private final Locals locals;
    private final RawLocals rawLocals;
    private final CodeBuilder code;
    private final Emission emission;
    private final Variables variables;
    private final OperandStack operands;
    private final Flow flow;
    private final Numbers numbers;
    private final Vectors vectors;
    private final Accesses accesses;
    private final CheckedBases bases;
    private final AtomicAccesses atomics;
    private final References references;
    private final Aggregates aggregates;
    private final Globals globals;
    private final Calls calls;
    private final Activation activation;
    private final Outlining outlining;
    private final @Nullable Handlers handlers;
    private final Label body;
    private final Label again;
    private final Extent extent;
    private final @Nullable Region region;
    private final @Nullable LoopEntry loopEntry;
    private final Optional<Promotion> promotion;
    private Condition condition = Condition.NOT_ZERO;
    private Runnable restoring = () -> {};

    /**
     * A compiler of a function, or of a part, into a method.
     *
     * @param owner the class that the function's methods are in
     */
    FunctionCompiler(
            CompilationUnit unit,
            ClassDesc owner,
            int function,
            FunctionCode decoded,
            Extent extent,
            CodeBuilder code) {
        this.unit = unit;
        this.owner = owner;
        this.function = function;
        this.extent = extent;
        this.region = extent.region();
        this.loopEntry = extent.loopEntry();
        this.signature = unit.functionSignature(function);
        this.instructions = decoded.instructions();
        this.code = code;
        this.locals = Locals.in(extent, Locals.kinds(unit, signature, decoded), signature);
        this.rawLocals = unit.options().canonicalNans()
                ? RawLocals.of(instructions, signature.parameters().size())
                : RawLocals.NONE;
        int instanceSlot = extent.loopEntry() == null ? locals.parameterSlots() : LoopEntry.INSTANCE_SLOT;
        this.emission = new Emission(code, unit, extent.vectors(), instanceSlot);
        this.variables = emission.variables();
        this.operands = emission.operands();
        this.promotion = extent.vectors() == VectorForm.HALVES_AT_FIRST
                ? Optional.of(new Promotion(code, unit, function))
                : Optional.empty();
        this.activation = new Activation(emission, function, owner, loopEntry);
        // An activation that began elsewhere was counted there.
        if (loopEntry != null) {
            code.goto_(loopEntry.restoring());
        } else if (region == null) {
            promotion.ifPresent(
                    promoted -> promoted.enter(emission, signature, GeneratedClass.methodName(function, decoded)));
            activation.enter();
        }
        this.body = code.newBoundLabel();
        locals.takeVectors(code, variables, rawLocals.vectors());
        this.again = code.newBoundLabel();
        placeLocals();
        this.flow =
                new Flow(emission, region == null ? signature.results() : List.of(), this::leaveBlocks, this::emitPoll);
        this.outlining = new Outlining(emission, flow, locals, rawLocals.numbers());
        this.numbers = new Numbers(emission);
        this.vectors = new Vectors(emission, numbers);
        this.accesses = new Accesses(
                emission,
                owner,
                region == null || region.accesses() ? Accesses.cachedMemory(unit, instructions) : Accesses.NONE,
                extent.divided() && Accesses.mayGrow(instructions));
        this.bases = new CheckedBases(emission, locals, accesses, accesses.groups(function, instructions));
        this.atomics = new AtomicAccesses(emission);
        this.references = new References(emission);
        this.aggregates = new Aggregates(emission);
        this.globals = new Globals(emission);
        this.calls = new Calls(emission, accesses::refresh);
        this.handlers = catches(decoded) ? new Handlers(emission, flow, accesses::refresh) : null;
    }

    private int start() {
        return region == null ? 0 : region.start();
    }

    private int end() {
        return region == null ? instructions.size() : region.end();
    }

    /**
     * Gives those locals variables of the JVM that the code uses, with their initial values. Parameters have theirs already,
     * also behind a loop entry: there only a call of the function by itself gets here.
     */
    private void placeLocals() {
        int begun = start();
        for (Region part : extent.outlined()) {
            locals.use(instructions.subList(begun, part.start()));
            locals.use(part);
            begun = part.end();
        }
        locals.use(instructions.subList(begun, end()));
        locals.place(variables, loopEntry == null ? 0 : signature.parameters().size(), rawLocals.vectors());
    }

    /** Whether some block of a function catches exceptions. */
    static boolean catches(FunctionCode decoded) {
        return decoded.instructions().stream().anyMatch(i -> i.op() == Opcode.TRY_TABLE || i.op() == Opcode.TRY);
    }

    /** Emits all code of the method. */
    void compile() {
        @Nullable FuelPlan fuel = unit.options().metered() ? FuelPlan.of(unit.declarations(), function) : null;
        locals.pushTaken(operands);
        Iterator<Region> regions = extent.outlined().iterator();
        @Nullable Region next = regions.hasNext() ? regions.next() : null;
        for (int i = start(); i < end(); i++) {
            if (next != null && next.start() == i) {
                if (flow.reachable()) {
                    bases.forget();
                    outlining.call(next, function, owner, accesses);
                }
                i = next.end() - 1;
                next = regions.hasNext() ? regions.next() : null;
            } else {
                compile(i, fuel);
            }
        }
        if (region != null) {
            if (flow.reachable()) {
                outlining.leave(region, Region.THROUGH);
            }
            accesses.close();
            return;
        }
        if (loopEntry != null) {
            code.labelBinding(loopEntry.restoring());
            restoring.run();
        }
        if (handlers != null) {
            handlers.close();
        }
        accesses.close();
        Label end = code.newBoundLabel();
        Label handler = code.newBoundLabel();
        code.exceptionCatch(body, end, handler, Names.TRAP);
        code.loadConstant(function);
        emission.loadInstance();
        code.invokestatic(Names.of(ExceptionInstructions.class), "passing", PASSING)
                .athrow();
    }

    private void compile(int index, @Nullable FuelPlan fuel) {
        Instruction instruction = instructions.get(index);
        if (fuel != null && flow.reachable() && fuel.charge(index) > 0) {
            consumeFuel(fuel.charge(index));
        }
        if (!flow.skips(instruction.op()) && !becomesCondition(index)) {
            bases.begin(index);
            if (instruction instanceof Instruction.Indexed(Opcode op, int label) && op == Opcode.BR_IF) {
                branchIf(index, label);
            } else {
                compile(instruction);
            }
            if (CodeStructure.joins(instruction.op())) {
                bases.forget();
                accesses.join();
            }
            if (loopEntry != null && loopEntry.loop() == index) {
                restore(loopEntry);
            }
        }
    }

    /** Jumps to a label outside of all blocks of the method. */
    private void leaveBlocks(int label) {
        if (region != null) {
            outlining.leave(region, label);
        } else {
            activation.returnResults();
        }
    }

    /** Notes how the state at the loop that was just begun is restored; the code for it comes last. */
    private void restore(LoopEntry entry) {
        int height = operands.height();
        int[] operandSlots = new int[height];
        Kind[] operandKinds = new Kind[height];
        boolean[] constant = new boolean[height];
        for (int i = 0; i < height; i++) {
            constant[i] = operands.isConstant(height - 1 - i);
            operandKinds[i] = operands.kind(height - 1 - i);
            operandSlots[i] = constant[i] ? 0 : operands.slotOf(height - 1 - i);
        }
        restoring = () -> {
            int offset = 0;
            for (int i = 0; i < locals.kinds().size(); i++) {
                Kind kind = locals.kind(i);
                if (locals.isUsed(i)) {
                    SlotTransfer.take(emission, kind, LoopEntry.BASE_SLOT, offset, locals.slot(i));
                }
                offset += kind == Kind.VECTOR ? 2 : 1;
            }
            for (int i = 0; i < height; i++) {
                if (!constant[i]) {
                    variables.gather(operandSlots[i]);
                    SlotTransfer.take(emission, operandKinds[i], LoopEntry.BASE_SLOT, offset, operandSlots[i]);
                }
                offset += operandKinds[i] == Kind.VECTOR ? 2 : 1;
            }
            accesses.refresh();
            code.goto_(entry.iteration());
        };
        code.labelBinding(entry.iteration());
    }

    private void consumeFuel(int amount) {
        code.loadConstant((long) amount);
        emission.loadCallStack();
        code.invokestatic(Names.of(CallInstructions.class), "consumeFuel", CONSUME_FUEL);
    }

    /** Leaves the operands of a comparison where they are if the next instruction branches on its result. */
    private boolean becomesCondition(int index) {
        Opcode op = instructions.get(index).op();
        if (!Condition.isComparison(op) || !endsInBranch(index + 1)) {
            return false;
        }
        condition = op == Opcode.I32_EQZ && condition.compares() ? condition.negated() : new Condition(op, true);
        return true;
    }

    private boolean endsInBranch(int index) {
        int next = index;
        while (instructions.get(next).op() == Opcode.I32_EQZ) {
            next++;
        }
        Opcode op = instructions.get(next).op();
        return op == Opcode.BR_IF || op == Opcode.IF;
    }

    private Condition takeCondition() {
        Condition taken = condition;
        condition = Condition.NOT_ZERO;
        return taken;
    }

    private void compile(Instruction instruction) {
        switch (instruction) {
            case Instruction.Plain(Opcode op) -> plain(op);
            case Instruction.Block block -> block(block);
            case Instruction.TryTable tryTable -> handlers().tryTable(tryTable);
            case Instruction.Indexed indexed -> indexed(indexed);
            case Instruction.IndexedPair pair -> indexedPair(pair);
            case Instruction.BranchTable(var _, List<Integer> labels, int defaultLabel) ->
                flow.branchTable(labels, defaultLabel);
            case Instruction.Memory memory -> {
                if (memory.op().isAtomic()) {
                    atomics.access(memory);
                } else {
                    accesses.access(memory);
                }
            }
            case Instruction.MemoryLane memoryLane -> accesses.lane(memoryLane);
            case Instruction.Lane lane -> vectors.lane(lane, operation(lane.op()));
            case Instruction.Constant(Opcode op, long bits) -> operands.pushConstant(constantKind(op), bits);
            case Instruction.Vector vector -> {
                if (vector.op() == Opcode.V128_CONST) {
                    vectors.constant(vector.bytes());
                } else {
                    vectors.shuffle(operation(vector.op()), vector.bytes());
                }
            }
            case Instruction.Select _ -> select();
            case Instruction.HeapTyped typed -> references.typed(typed);
            case Instruction.Cast cast ->
                flow.branchOnTest(cast.label(), cast.op() == Opcode.BR_ON_CAST, () -> references.emitTest(cast.to()));
        }
    }

    private Handlers handlers() {
        if (handlers == null) {
            throw new IllegalStateException("no block of the function catches");
        }
        return handlers;
    }

    private static Operation operation(Opcode op) {
        return Operation.of(op).orElseThrow(() -> new IllegalArgumentException(op.mnemonic()));
    }

    private static Kind constantKind(Opcode op) {
        return switch (op) {
            case I64_CONST -> Kind.LONG;
            case F32_CONST -> Kind.FLOAT;
            case F64_CONST -> Kind.DOUBLE;
            default -> Kind.INT;
        };
    }

    private void plain(Opcode op) {
        var operation = Operation.of(op);
        if (operation.isPresent()) {
            compute(op, operation.get());
            return;
        }
        switch (op) {
            case NOP, ATOMIC_FENCE -> {}
            case UNREACHABLE -> {
                code.invokestatic(Names.of(ExceptionInstructions.class), "unreachable", MethodTypeDesc.of(Names.TRAP));
                code.athrow();
                flow.endReach();
            }
            case ELSE -> flow.otherwise();
            case END -> flow.end();
            case RETURN -> flow.branch(flow.depth() - 1);
            case DROP -> drop();
            case SELECT -> select();
            case CATCH_ALL -> handlers().legacyCatchAll();
            case THROW_REF -> {
                Handlers.throwReference(emission);
                flow.endReach();
            }
            case ARRAY_LEN -> aggregates.length();
            default -> references.plain(op);
        }
    }

    private void compute(Opcode op, Operation operation) {
        switch (operation.form()) {
            case SCALAR -> numbers.scalar(op, operation);
            case WIDE -> numbers.wide(operation);
            case HALVES, SPLIT, REDUCTION -> vectors.compute(op, operation);
            case LANE, SHUFFLE -> throw new IllegalArgumentException(op.mnemonic() + " has immediates");
        }
    }

    private void drop() {
        Kind kind = operands.kind(0);
        if (operands.isOnJvmStack(0)) {
            if (kind.slots() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
        }
        operands.pop(1);
    }

    private void select() {
        Kind kind = operands.kind(1);
        MethodTypeDesc type =
                MethodTypeDesc.of(kind.descriptor(), kind.descriptor(), kind.descriptor(), ConstantDescs.CD_int);
        if (kind == Kind.VECTOR) {
            operands.load(3);
            operands.pop(1);
            Label done = code.newLabel();
            code.ifne(done);
            variables.copy(kind, operands.slotOf(0), operands.slotOf(1));
            operands.pop(1);
            code.labelBinding(done);
            return;
        }
        operands.take(3);
        code.invokestatic(Names.of(Selection.class), "select", type);
        operands.push(kind);
    }

    private void block(Instruction.Block block) {
        switch (block.op()) {
            case BLOCK -> flow.block(block.type());
            case LOOP -> flow.loop(block.type());
            case IF -> flow.branchIfNot(block.type(), takeCondition());
            case TRY -> handlers().legacyTry(block.type());
            default -> throw new IllegalArgumentException(block.op().mnemonic());
        }
    }

    private void indexed(Instruction.Indexed instruction) {
        int index = instruction.index();
        switch (instruction.op()) {
            case LOCAL_GET -> getLocal(index);
            case LOCAL_SET -> setLocal(index);
            case LOCAL_TEE -> teeLocal(index);
            case GLOBAL_GET -> globals.get(index);
            case GLOBAL_SET -> globals.set(index);
            case BR -> flow.branch(index);
            case BR_ON_NULL -> flow.branchOnNull(index, true);
            case BR_ON_NON_NULL -> flow.branchOnNull(index, false);
            case CALL -> calls.direct(index);
            case CALL_REF -> calls.byReference(index);
            case RETURN_CALL -> tailCall(index);
            case RETURN_CALL_REF -> {
                calls.tailByReference(index);
                endTailCall();
            }
            case REF_FUNC -> references.function(index);
            case THROW -> {
                Handlers.throwTag(emission, index);
                flow.endReach();
            }
            case CATCH -> handlers().legacyCatch(index);
            case RETHROW -> handlers().legacyRethrow(index);
            case DELEGATE -> handlers().legacyDelegate(index);
            default -> {
                if (instruction.op().typing() == TypingRule.STRUCT
                        || instruction.op().typing() == TypingRule.ARRAY) {
                    aggregates.indexed(instruction);
                } else {
                    references.indexed(instruction);
                    if (instruction.op() == Opcode.MEMORY_GROW) {
                        accesses.refresh();
                    }
                }
            }
        }
    }

    private void indexedPair(Instruction.IndexedPair pair) {
        switch (pair.op()) {
            case CALL_INDIRECT -> calls.indirect(pair.first(), pair.second());
            case RETURN_CALL_INDIRECT -> {
                calls.tailIndirect(pair.first(), pair.second());
                endTailCall();
            }
            default -> {
                if (pair.op().typing() == TypingRule.STRUCT || pair.op().typing() == TypingRule.ARRAY) {
                    aggregates.indexedPair(pair);
                } else {
                    references.indexedPair(pair);
                }
            }
        }
    }

    private void branchIf(int index, int label) {
        if (flow.isAgain(label)) {
            Optional<LoopCounter> counter = LoopCounter.of(instructions, index);
            if (counter.isPresent()) {
                goOnCounting(counter.get(), label);
                return;
            }
        }
        Optional<ShortLoop> loop = unrolled(index, label);
        if (loop.isEmpty()) {
            flow.branchIf(label, takeCondition());
            return;
        }
        Label exit = code.newLabel();
        for (int i = 1; i < loop.get().iterations(); i++) {
            flow.exitUnless(takeCondition(), exit);
            for (int j = loop.get().start() + 1; j < index; j++) {
                compile(j, null);
            }
        }
        flow.branchIf(label, takeCondition());
        code.labelBinding(exit);
    }

    /**
     * The loop of which several iterations are written where a branch ends one. The branch takes the only operands that there
     * are.
     */
    private Optional<ShortLoop> unrolled(int branch, int label) {
        if (label != 0
                || !flow.isAgain(0)
                || operands.height() - condition.operands() != flow.block(0).below()
                || unit.options().metered()) {
            return Optional.empty();
        }
        return ShortLoop.of(instructions, branch)
                .filter(loop -> extent.outlined().stream()
                        .noneMatch(part -> part.start() > loop.start() && part.start() < branch));
    }

    /** Branches back while the limit is not passed; and, to be exact, while it is passed but was not met. */
    private void goOnCounting(LoopCounter counter, int label) {
        if (!takeCondition().compares()) {
            operands.pushConstant(Kind.INT, 0);
        }
        flow.branchIf(label, new Condition(counter.ascends() ? Opcode.I32_LT_S : Opcode.I32_GT_S, true));
        getLocal(counter.local());
        compile(counter.limit());
        flow.branchIf(label, new Condition(Opcode.I32_NE, true));
    }

    private void getLocal(int index) {
        Kind kind = locals.kind(index);
        if (kind != Kind.VECTOR) {
            operands.pushLocal(kind, bases.slot(index), rawLocals.numbers().get(index));
            return;
        }
        @Nullable VectorLanes raw = rawLocals.vectors().get(index);
        if (raw == null) {
            operands.pushSpilled(kind);
        } else {
            operands.pushRawVector(raw);
        }
        variables.copy(kind, locals.slot(index), operands.slotOf(0));
    }

    /** Makes the topmost operand the value of a local. */
    private void storeVector(int index) {
        if (!rawLocals.vectors().containsKey(index)) {
            operands.spill(1);
        }
        variables.copy(Kind.VECTOR, operands.slotOf(0), locals.slot(index));
    }

    private void setLocal(int index) {
        Kind kind = locals.kind(index);
        if (kind == Kind.VECTOR) {
            storeVector(index);
            operands.pop(1);
            return;
        }
        if (rawLocals.numbers().get(index)) {
            operands.takeRaw(1);
        } else {
            operands.take(1);
        }
        operands.saveCopies(locals.slot(index));
        code.storeLocal(kind.typeKind(), locals.slot(index));
        bases.change(index);
    }

    private void teeLocal(int index) {
        Kind kind = locals.kind(index);
        if (kind == Kind.VECTOR) {
            storeVector(index);
            return;
        }
        setLocal(index);
        getLocal(index);
    }

    private void emitPoll() {
        promotion.ifPresent(Promotion::count);
        Label proceed = code.newLabel();
        code.invokestatic(owner, GeneratedClass.STOP, Invocations.TO_BOOLEAN).ifeq(proceed);
        emission.loadCallStack();
        code.invokestatic(Names.of(CallInstructions.class), "poll", POLL);
        code.labelBinding(proceed);
    }

    /** Calls in place of this function: itself by a jump, others by leaving the call to the caller. */
    private void tailCall(int callee) {
        if (callee != function) {
            calls.tailDirect(callee);
            endTailCall();
            return;
        }
        List<Kind> kinds = signature.parameters();
        operands.isolate(0, kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            if (locals.isUsed(i)) {
                variables.copy(kinds.get(i), operands.slotOf(kinds.size() - 1 - i), locals.slot(i));
            }
        }
        emitPoll();
        code.goto_(again);
        flow.endReach();
    }

    private void endTailCall() {
        activation.leaveToCallee();
        flow.endReach();
    }
}
