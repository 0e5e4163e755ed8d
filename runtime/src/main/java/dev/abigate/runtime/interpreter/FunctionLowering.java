package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.code.TypingRule;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.reader.validation.FunctionTyping;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.FrameSize;
import dev.abigate.runtime.instance.FuelPlan;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.instance.Profile;
import dev.abigate.runtime.instance.TierUp;
import dev.abigate.runtime.type.SlotLayout;
import java.util.Optional;

/**
 * Makes nodes of a function body, in one pass with its validation: locals and operands become slots, branches become links,
 * and what computes is fused with what uses its result where that saves a node.
 */
final class FunctionLowering {
    private final ModuleFunction function;
    private final FunctionTyping typing;
    private final ExecutionOptions options;
    private final Emitter emitter = new Emitter();
    private final int[] localSlots;
    private final Operands operands;
    private final Body body;
    private final ControlLowering control;
    private final NumericLowering numbers;
    private final VectorLowering vectors;
    private final MemoryLowering memories;
    private final TableLowering tables;
    private final ReferenceLowering references;
    private final CallLowering calls;
    private final Optional<Heat> heat;
    private ControlNodes.Charge charge = new ControlNodes.Charge();
    private Optional<Profile.Run> profiled = Optional.empty();

    private FunctionLowering(
            ModuleFunction function, FunctionTyping typing, ExecutionOptions options, Optional<TierUp> tierUp) {
        this.function = function;
        this.heat = tierUp.map(listener -> new Heat(function, listener));
        this.typing = typing;
        this.options = options;
        this.localSlots = new int[typing.localCount() + 1];
        for (int i = 0; i < typing.localCount(); i++) {
            localSlots[i + 1] = localSlots[i] + SlotLayout.width(typing.local(i));
        }
        TypeCodes results = function.signature().results();
        this.operands = new Operands(emitter, localSlots[typing.localCount()], SlotLayout.width(results));
        this.body = new Body(function.module(), typing, emitter, operands, options.canonicalNans());
        this.control = new ControlLowering(body, results, this::loop);
        this.numbers = new NumericLowering(body);
        this.vectors = new VectorLowering(body);
        this.memories = new MemoryLowering(body);
        this.tables = new TableLowering(body);
        this.references = new ReferenceLowering(body);
        this.calls = new CallLowering(body);
    }

    /** The nodes of a function, whose module is valid. */
    static LoweredCode lower(ModuleFunction function, ExecutionOptions options, Optional<TierUp> tierUp) {
        var typing = new FunctionTyping(function.module().declarations());
        typing.begin(function.index());
        return new FunctionLowering(function, typing, options, tierUp).run();
    }

    private LoweredCode run() {
        heat.ifPresent(counted -> emitter.emit(new Heat.Call(counted)));
        beginRun();
        while (typing.next()) {
            Opcode op = body.code.op();
            emitter.at(body.code.offset());
            if (emitter.isReachable()) {
                count(op);
            }
            typing.apply();
            if (op.typing() == TypingRule.CONTROL && op != Opcode.UNREACHABLE && op != Opcode.NOP) {
                control.structure(op);
            } else if (emitter.isReachable()) {
                lower(op);
            }
            if (FuelPlan.endsRun(op)) {
                beginRun();
            }
        }
        emitter.skipLandings();
        return new LoweredCode(
                function,
                emitter.entry(),
                slots(),
                FrameSize.of(typing, function.signature().results().size()),
                emitter.scopes(),
                emitter.nodes(),
                emitter.offsets());
    }

    private FrameSlots slots() {
        boolean references = operands.holdsReferences() || hasReferenceLocals();
        return new FrameSlots(
                SlotLayout.width(function.signature().parameters()),
                localSlots[typing.localCount()],
                operands.highest(),
                references ? operands.highest() : 0);
    }

    private Node loop() {
        int offset = body.code.offset();
        return heat.isPresent() ? new Heat.Loop(heat.get(), offset) : new ControlNodes.Landing();
    }

    private boolean hasReferenceLocals() {
        for (int i = 0; i < typing.localCount(); i++) {
            if (TypeCode.isReference(typing.local(i))) {
                return true;
            }
        }
        return false;
    }

    /** Begins a run of instructions of which either all are executed or none behind one that leaves. */
    private void beginRun() {
        if (!emitter.isReachable()) {
            return;
        }
        if (options.metered()) {
            charge = new ControlNodes.Charge();
            emitter.emit(charge);
        }
        if (options.profiled()) {
            Profile.Run begun = function.module().profile().run(function);
            emitter.emit(new ControlNodes.Count(begun));
            profiled = Optional.of(begun);
        }
    }

    private void count(Opcode op) {
        charge.add();
        profiled.ifPresent(run -> run.add(op));
    }

    private void lower(Opcode op) {
        switch (op.typing()) {
            case Signature signature -> lower(op, signature);
            case TypingRule rule -> lower(op, rule);
        }
    }

    private void lower(Opcode op, Signature signature) {
        if (op.feature() == Feature.SIMD || op.feature() == Feature.RELAXED_SIMD) {
            vectors.lower(op, signature);
        } else if (signature.addressed()) {
            memories.access(op, signature);
        } else if (signature != Signature.NONE_TO_NONE && !references.fixed(op) && !numbers.lower(op, signature)) {
            throw new MissingNodeException(op);
        }
    }

    private void lower(Opcode op, TypingRule rule) {
        switch (rule) {
            case CONTROL -> control(op);
            case EXCEPTION -> control.exception(op);
            case BRANCH -> control.branch(op);
            case CALL -> calls.lower(op);
            case PARAMETRIC -> parametric(op);
            case VARIABLE -> variable(op);
            case TABLE -> flushed(() -> tables.lower(op));
            case MEMORY -> flushed(() -> memories.whole(op));
            case REFERENCE -> references.reference(op);
            case STRUCT -> references.struct(op);
            case ARRAY -> references.array(op);
        }
    }

    /** What has an effect but perhaps no operands comes behind what still waits. */
    private void flushed(Runnable lowering) {
        operands.flush();
        lowering.run();
    }

    private void control(Opcode op) {
        if (op == Opcode.UNREACHABLE) {
            operands.flush();
            emitter.emitLast(new ControlNodes.Unreachable());
        }
    }

    private void parametric(Opcode op) {
        if (op == Opcode.DROP) {
            operands.flush();
            operands.drop();
            return;
        }
        int condition = operands.pop();
        int b = operands.pop();
        int a = operands.pop();
        int type = body.resultType();
        operands.pushPending(type, to -> VariableNodes.select(type, to, a, b, condition));
    }

    private void variable(Opcode op) {
        int index = body.code.index();
        switch (op) {
            case LOCAL_GET -> operands.pushLocal(typing.local(index), localSlots[index]);
            case LOCAL_SET -> {
                operands.beforeChange(localSlots[index]);
                operands.popTo(localSlots[index]);
            }
            case LOCAL_TEE -> {
                int type = typing.local(index);
                operands.beforeChange(localSlots[index]);
                operands.popTo(localSlots[index]);
                operands.pushLocal(type, localSlots[index]);
            }
            case GLOBAL_GET -> {
                int type = body.resultType();
                operands.pushPending(type, to -> VariableNodes.get(type, to, index));
            }
            case GLOBAL_SET -> {
                int type = body.declarations.global(index).type();
                emitter.emit(VariableNodes.set(type, index, operands.pop()));
            }
            default -> throw new MissingNodeException(op);
        }
    }
}
