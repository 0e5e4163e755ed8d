package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;

/** Lowers what works on tables and element segments. */
final class TableLowering {
    private final Body body;
    private final Operands operands;
    private final Emitter emitter;

    TableLowering(Body body) {
        this.body = body;
        this.operands = body.operands;
        this.emitter = body.emitter;
    }

    void lower(Opcode op) {
        int first = body.code.index();
        int second = body.code.secondIndex();
        switch (op) {
            case TABLE_GET -> {
                int index = operands.pop();
                int to = operands.push(body.resultType());
                emitter.emit(new TableNodes.Get(first, to, index, body.tableMask(first)));
            }
            case TABLE_SET -> {
                int value = operands.pop();
                int index = operands.pop();
                emitter.emit(new TableNodes.Set(first, index, value, body.tableMask(first)));
            }
            case TABLE_SIZE -> emitter.emit(new TableNodes.Size(first, operands.push(body.resultType())));
            case TABLE_GROW -> {
                int count = operands.pop();
                int value = operands.pop();
                int to = operands.push(body.resultType());
                emitter.emit(new TableNodes.Grow(first, to, value, count, body.tableMask(first)));
            }
            case TABLE_FILL -> {
                int count = operands.pop();
                int value = operands.pop();
                int start = operands.pop();
                emitter.emit(new TableNodes.Fill(first, start, value, count, body.tableMask(first)));
            }
            case TABLE_COPY -> {
                int count = operands.pop();
                int from = operands.pop();
                int to = operands.pop();
                emitter.emit(new TableNodes.Copy(
                        first, second, to, from, count, body.tableMask(first), body.tableMask(second)));
            }
            case TABLE_INIT -> {
                int count = operands.pop();
                int from = operands.pop();
                int to = operands.pop();
                emitter.emit(new TableNodes.Init(second, first, to, from, count, body.tableMask(second)));
            }
            case ELEM_DROP -> emitter.emit(new TableNodes.Drop(first));
            default -> throw new MissingNodeException(op);
        }
    }
}
