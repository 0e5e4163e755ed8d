package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.type.SlotLayout;

/** Lowers calls. Arguments are sent home, where they are the callee's first slots. */
final class CallLowering {
    private final Body body;
    private final Operands operands;
    private final Emitter emitter;

    CallLowering(Body body) {
        this.body = body;
        this.operands = body.operands;
        this.emitter = body.emitter;
    }

    void lower(Opcode op) {
        int index = body.code.index();
        switch (op) {
            case CALL -> {
                int imported = body.declarations.importedFunctions();
                int arguments = takeArguments(body.declarations.function(index).type());
                emitter.emit(
                        index < imported
                                ? new CallNodes.Imported(index, arguments)
                                : new CallNodes.Direct(body.module.functions().get(index - imported), arguments),
                        body.scope);
                pushResults(body.declarations.function(index).type());
            }
            case CALL_INDIRECT -> {
                DefinedType type = body.type(index);
                int table = body.code.secondIndex();
                int selector = operands.pop();
                int arguments = takeArguments(type);
                emitter.emit(
                        new CallNodes.Indirect(type, table, selector, body.tableMask(table), arguments), body.scope);
                pushResults(type);
            }
            case CALL_REF -> {
                DefinedType type = body.type(index);
                int reference = operands.pop();
                int arguments = takeArguments(type);
                emitter.emit(new CallNodes.Referenced(reference, arguments), body.scope);
                pushResults(type);
            }
            case RETURN_CALL -> {
                DefinedType type = body.declarations.function(index).type();
                int arguments = takeArguments(type);
                emitter.emitLast(new CallNodes.TailDirect(index, arguments, width(type)));
            }
            case RETURN_CALL_INDIRECT -> {
                DefinedType type = body.type(index);
                int table = body.code.secondIndex();
                int selector = operands.pop();
                int arguments = takeArguments(type);
                emitter.emitLast(new CallNodes.TailIndirect(
                        type, table, selector, body.tableMask(table), arguments, width(type)));
            }
            case RETURN_CALL_REF -> {
                DefinedType type = body.type(index);
                int reference = operands.pop();
                int arguments = takeArguments(type);
                emitter.emitLast(new CallNodes.TailReferenced(reference, arguments, width(type)));
            }
            default -> throw new MissingNodeException(op);
        }
    }

    private int takeArguments(DefinedType type) {
        TypeCodes parameters = type.functionShape().parameters();
        operands.flush();
        int slot = operands.settleTop(parameters.size());
        operands.truncate(operands.count() - parameters.size());
        return slot;
    }

    private void pushResults(DefinedType type) {
        operands.push(type.functionShape().results());
    }

    private static int width(DefinedType type) {
        return SlotLayout.width(type.functionShape().parameters());
    }
}
