package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import java.util.ArrayList;
import java.util.List;

/** Reads element and data segments, and constant expressions. */
final class SegmentParser {
    private final TokenReader in;
    private final Scope scope;
    private final TypeParser types;
    private final Labels labels;
    private final ExpressionParser expressions;

    SegmentParser(TokenReader in, Scope scope, TypeParser types, Labels labels, ExpressionParser expressions) {
        this.in = in;
        this.scope = scope;
        this.types = types;
        this.labels = labels;
        this.expressions = expressions;
    }

    /** The instructions up to the end of the form around them. */
    ConstExpr constExpr() {
        labels.clear();
        return new ConstExpr(expressions.instructions());
    }

    /** An expression in a form of this name, or a single instruction in parentheses. */
    private ConstExpr wrapped(Word word) {
        if (!in.takeOpen(word)) {
            labels.clear();
            return new ConstExpr(expressions.folded());
        }
        ConstExpr expression = constExpr();
        in.close();
        return expression;
    }

    /** The expression of address 0. */
    static ConstExpr zero(AddressType type) {
        return new ConstExpr(
                List.of(new Instruction.Constant(type == AddressType.I64 ? Opcode.I64_CONST : Opcode.I32_CONST, 0)));
    }

    /** An element segment behind its identifier. */
    ElementSegment elementSegment() {
        if (in.take(Word.DECLARE)) {
            return elements(new ElementSegment.Mode.Declarative());
        }
        boolean explicit = in.opens(Word.TABLE);
        int table = explicit ? use(Word.TABLE, scope.tables, "table") : 0;
        if (!explicit && !startsOffset()) {
            return elements(new ElementSegment.Mode.Passive());
        }
        var mode = new ElementSegment.Mode.Active(table, wrapped(Word.OFFSET));
        if (in.isIndex() || in.token() == Token.CLOSE) {
            return new ElementSegment(mode, ElementSegment.FUNCTIONS, functions());
        }
        return elements(mode);
    }

    private boolean startsOffset() {
        return in.token() == Token.OPEN && !in.opens(Word.REF);
    }

    private int use(Word word, IndexSpace space, String what) {
        in.open(word);
        int index = in.index(space, what);
        in.close();
        return index;
    }

    private ElementSegment elements(ElementSegment.Mode mode) {
        if (in.take(Word.FUNC)) {
            return new ElementSegment(mode, ElementSegment.FUNCTIONS, functions());
        }
        RefType type = types.refType();
        return new ElementSegment(mode, type, expressions());
    }

    private ElementSegment.Items.Functions functions() {
        var indices = new ArrayList<Integer>();
        while (in.isIndex()) {
            indices.add(in.index(scope.functions, "function"));
        }
        return new ElementSegment.Items.Functions(indices);
    }

    private ElementSegment.Items.Expressions expressions() {
        var items = new ArrayList<ConstExpr>();
        while (in.token() == Token.OPEN) {
            items.add(wrapped(Word.ITEM));
        }
        return new ElementSegment.Items.Expressions(items);
    }

    /** The elements within a table: functions, or expressions. Only expressions have another type than functions have. */
    ElementSegment.Items tableElements(RefType type) {
        in.open(Word.ELEM);
        ElementSegment.Items items = in.token() == Token.OPEN ? expressions() : functions();
        in.close();
        return items instanceof ElementSegment.Items.Functions functions && type.heapType() != HeapType.Abstract.FUNC
                ? asExpressions(functions)
                : items;
    }

    private static ElementSegment.Items asExpressions(ElementSegment.Items.Functions functions) {
        return new ElementSegment.Items.Expressions(functions.indices().stream()
                .map(index -> new ConstExpr(List.of(new Instruction.Indexed(Opcode.REF_FUNC, index))))
                .toList());
    }

    /** A data segment behind its identifier. */
    DataSegment dataSegment() {
        boolean explicit = in.opens(Word.MEMORY);
        int memory = explicit ? use(Word.MEMORY, scope.memories, "memory") : 0;
        DataSegment.Mode mode = explicit || in.token() == Token.OPEN
                ? new DataSegment.Mode.Active(memory, wrapped(Word.OFFSET))
                : new DataSegment.Mode.Passive();
        return new DataSegment(mode, in.strings());
    }

    /** The bytes within a memory. */
    ByteString memoryData() {
        in.open(Word.DATA);
        ByteString bytes = in.strings();
        in.close();
        return bytes;
    }
}
