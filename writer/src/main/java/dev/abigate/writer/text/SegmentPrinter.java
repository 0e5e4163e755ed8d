package dev.abigate.writer.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import java.io.IOException;

/** Prints element and data segments. */
final class SegmentPrinter {
    private static final int LEVEL = 1;
    /** Columns of a list after which a new line begins. */
    private static final int LINE = 80;

    private final Names names;
    private final TypeText types;
    private final ExpressionPrinter expressions;
    private final Lines lines;
    private final StringBuilder out;

    SegmentPrinter(Names names, ExpressionPrinter expressions, Lines lines) {
        this.names = names;
        this.types = new TypeText(names, lines.text());
        this.expressions = expressions;
        this.lines = lines;
        this.out = lines.text();
    }

    void elements(int index, ElementSegment segment) throws IOException {
        lines.begin(LEVEL);
        out.append("(elem");
        names.elements().declare(index, out);
        switch (segment.mode()) {
            case ElementSegment.Mode.Active(int table, ConstExpr offset) -> {
                if (table != 0) {
                    out.append(" (table ");
                    names.tables().refer(table, out);
                    out.append(')');
                }
                expressions.constant(offset, "offset");
            }
            case ElementSegment.Mode.Passive _ -> {}
            case ElementSegment.Mode.Declarative _ -> out.append(" declare");
        }
        out.append(' ');
        int lineBegin = out.length();
        switch (segment.items()) {
            case ElementSegment.Items.Functions(var indices) -> {
                out.append("func");
                for (int function : indices) {
                    lineBegin = wrap(lineBegin);
                    out.append(' ');
                    names.functions().refer(function, out);
                }
            }
            case ElementSegment.Items.Expressions(var items) -> {
                types.refType(segment.type());
                for (ConstExpr item : items) {
                    lineBegin = wrap(lineBegin);
                    expressions.constant(item, "item");
                }
            }
        }
        out.append(')');
    }

    void data(int index, DataSegment segment) throws IOException {
        lines.begin(LEVEL);
        out.append("(data");
        names.data().declare(index, out);
        switch (segment.mode()) {
            case DataSegment.Mode.Active(int memory, ConstExpr offset) -> {
                if (memory != 0) {
                    out.append(" (memory ");
                    names.memories().refer(memory, out);
                    out.append(')');
                }
                expressions.constant(offset, "offset");
            }
            case DataSegment.Mode.Passive _ -> {}
        }
        strings(segment.bytes());
        out.append(')');
    }

    /** Bytes as strings: one behind a space where that is enough, otherwise one a line. */
    void strings(ByteString bytes) throws IOException {
        byte[] data = bytes.toArray();
        int end = stringEnd(data, 0);
        if (end == data.length) {
            out.append(' ');
            Quoted.bytes(data, 0, end, out);
            return;
        }
        for (int begin = 0; begin < data.length; begin = end) {
            end = stringEnd(data, begin);
            lines.begin(LEVEL + 1);
            Quoted.bytes(data, begin, end, out);
        }
    }

    /** Where a string from {@code begin} on ends: behind a line feed, or where the line is full. */
    private static int stringEnd(byte[] data, int begin) {
        int width = 0;
        for (int i = begin; i < data.length; i++) {
            width += Quoted.width(data[i]);
            if (width > LINE) {
                return i;
            }
            if (data[i] == '\n') {
                return i + 1;
            }
        }
        return data.length;
    }

    private int wrap(int lineBegin) throws IOException {
        if (out.length() - lineBegin <= LINE) {
            return lineBegin;
        }
        lines.begin(LEVEL + 1);
        // Each item brings a space of its own.
        out.setLength(out.length() - 1);
        return out.length();
    }
}
