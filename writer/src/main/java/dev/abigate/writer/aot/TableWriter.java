package dev.abigate.writer.aot;

import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.TableForm;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.ElementSegment;
import dev.abigate.format.aot.ImportTable;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.Table;
import java.util.List;

/** Writes the tables and element segments of section 1 (section 5.3). */
final class TableWriter {
    private final AlignedSink out;
    private final AotLayout layout;
    private final TableForm form;

    TableWriter(AlignedSink out, AotLayout layout) {
        this.out = out;
        this.layout = layout;
        form = layout.dialect().tables();
    }

    void write(InitData data) {
        if (form == TableForm.SIZE) {
            requireNone(data.importTables(), "imported tables");
            out.u32(onlyOne(data.tables()).initial());
        } else {
            importTables(data.importTables());
            out.u32(data.tables().size());
            data.tables().forEach(this::table);
        }
        out.u32(data.elementSegments().size());
        data.elementSegments().forEach(this::elementSegment);
    }

    private void importTables(List<ImportTable> tables) {
        out.u32(tables.size());
        for (ImportTable table : tables) {
            switch (layout.dialect().importTables()) {
                case NONE -> requireNone(tables, "imported tables");
                case LIMITS_AND_GROWTH -> limitsAndGrowth(table);
                case TYPE_LIMITS_AND_GROWTH -> {
                    out.u32(table.elementType().type().code());
                    limitsAndGrowth(table);
                }
                case BYTES_AND_LIMITS ->
                    bytes(table.elementType(), table.flags(), table.mayGrow(), table.initial(), table.maximum());
            }
        }
    }

    private void limitsAndGrowth(ImportTable table) {
        out.u32(table.initial());
        out.u32(table.maximum());
        out.u32(table.mayGrow());
    }

    private void table(Table table) {
        switch (form) {
            case SIZE, WORDS -> words(table);
            case WORDS_AND_GROWTH -> {
                words(table);
                out.u32(table.mayGrow());
            }
            case BYTES_AND_LIMITS -> {
                bytes(table.elementType(), table.flags(), table.mayGrow(), table.initial(), table.maximum());
                if (layout.hasGcRecords()) {
                    ConstExprWriter.expression(out, table.initialValue());
                }
            }
        }
    }

    private void words(Table table) {
        out.u32(table.elementType().type().code());
        out.u32(table.flags());
        out.u32(table.initial());
        out.u32(table.maximum());
    }

    private void bytes(ReferenceType type, int flags, int mayGrow, long initial, long maximum) {
        out.align(Integer.BYTES);
        out.u8(type.type().code());
        out.u8(flags);
        out.u8(mayGrow);
        out.u8(type.nullable());
        out.u32(initial);
        out.u32(maximum);
        if (layout.hasGcRecords() && type.type().needsReferenceType()) {
            out.u32(type.heapType());
        }
    }

    private void elementSegment(ElementSegment segment) {
        switch (form) {
            case SIZE -> indexes(segment);
            case WORDS -> {
                out.u32(segment.table());
                indexes(segment);
            }
            case WORDS_AND_GROWTH -> {
                modeTypeAndTable(segment);
                indexes(segment);
            }
            case BYTES_AND_LIMITS -> {
                modeTypeAndTable(segment);
                expressions(segment);
            }
        }
    }

    private void modeTypeAndTable(ElementSegment segment) {
        out.u32(segment.mode());
        out.u32(segment.elementType().code());
        out.u32(segment.table());
    }

    private void indexes(ElementSegment segment) {
        ConstExprWriter.offset(out, segment.offset());
        out.u32(segment.values().size());
        for (ConstExpr value : segment.values()) {
            out.u32(functionIndex(value));
        }
    }

    private static int functionIndex(ConstExpr value) {
        if (value instanceof ConstExpr.RefFunc(int function)) {
            return function;
        }
        if (value instanceof ConstExpr.RefNull) {
            return AotModule.NO_INDEX;
        }
        throw new IllegalArgumentException("the layout has no place for " + value.tag() + " in an element segment");
    }

    private void expressions(ElementSegment segment) {
        if (layout.has(Feature.ELEMENT_OFFSET_EXPRESSIONS)) {
            ConstExprWriter.expression(out, segment.offset());
        } else {
            ConstExprWriter.offset(out, segment.offset());
        }
        ReferenceType type = segment.referenceType();
        out.u16(type.type().code());
        out.u16(type.nullable());
        out.u32(type.heapType());
        out.u32(segment.values().size());
        segment.values().forEach(value -> ConstExprWriter.expression(out, value));
    }

    private static Table onlyOne(List<Table> tables) {
        if (tables.size() != 1) {
            throw new IllegalArgumentException("the layout has place for one table, found " + tables.size());
        }
        return tables.getFirst();
    }

    private static void requireNone(List<ImportTable> tables, String what) {
        if (!tables.isEmpty()) {
            throw new IllegalArgumentException("the layout has no place for " + what);
        }
    }
}
