package dev.abigate.reader.aot;

import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.TableForm;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.ElementSegment;
import dev.abigate.format.aot.ImportTable;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.ValueType;
import dev.abigate.reader.aot.ConstExprReader.Role;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables and element segments of section 1 (section 5.3). */
final class TableReader {
    private final AlignedCursor in;
    private final AotLayout layout;
    private final TableForm form;
    private final ConstExprReader constants;

    TableReader(AlignedCursor in, AotLayout layout) {
        this.in = in;
        this.layout = layout;
        form = layout.dialect().tables();
        constants = new ConstExprReader(in, layout, List.of());
    }

    List<ImportTable> importTables() {
        if (form == TableForm.SIZE) {
            return List.of();
        }
        int at = in.offset();
        int count = in.count(2 * Integer.BYTES, "import table count");
        var tables = new ArrayList<ImportTable>(count);
        for (int i = 0; i < count; i++) {
            in.item("import table", i);
            tables.add(
                    switch (layout.dialect().importTables()) {
                        case NONE ->
                            throw in.fail(
                                    Flaw.VALUE,
                                    at,
                                    "import table count",
                                    "found %d, but no record of dialect %s is known"
                                            .formatted(count, layout.dialect()));
                        case LIMITS_AND_GROWTH -> growingImportTable(ValueType.FUNCREF);
                        case TYPE_LIMITS_AND_GROWTH -> growingImportTable(new ValueType(in.u32("element type")));
                        case BYTES_AND_LIMITS -> byteImportTable();
                    });
            in.endItem();
        }
        return tables;
    }

    private ImportTable growingImportTable(ValueType type) {
        long initial = in.unsigned("initial size");
        long maximum = in.unsigned("maximum size");
        return new ImportTable(ReferenceType.plain(type), 0, in.u32("may grow"), initial, maximum);
    }

    private ImportTable byteImportTable() {
        Bytes bytes = bytes();
        return new ImportTable(bytes.elementType, bytes.flags, bytes.mayGrow, bytes.initial, bytes.maximum);
    }

    List<Table> tables() {
        if (form == TableForm.SIZE) {
            long size = in.unsigned("table size");
            return List.of(new Table(ReferenceType.plain(ValueType.FUNCREF), 0, 0, size, size, new ConstExpr.None()));
        }
        int count = in.count(3 * Integer.BYTES, "table count");
        var tables = new ArrayList<Table>(count);
        for (int i = 0; i < count; i++) {
            in.item("table", i);
            tables.add(form == TableForm.BYTES_AND_LIMITS ? byteTable() : wordTable());
            in.endItem();
        }
        return tables;
    }

    private Table wordTable() {
        var type = ReferenceType.plain(new ValueType(in.u32("element type")));
        int flags = in.u32("flags");
        long initial = in.unsigned("initial size");
        long maximum = in.unsigned("maximum size");
        int mayGrow = form == TableForm.WORDS_AND_GROWTH ? in.u32("may grow") : 0;
        return new Table(type, flags, mayGrow, initial, maximum, new ConstExpr.None());
    }

    private Table byteTable() {
        Bytes bytes = bytes();
        ConstExpr initialValue =
                layout.hasGcRecords() ? constants.expression(Role.INITIAL_VALUE) : new ConstExpr.None();
        return new Table(bytes.elementType, bytes.flags, bytes.mayGrow, bytes.initial, bytes.maximum, initialValue);
    }

    private record Bytes(ReferenceType elementType, int flags, int mayGrow, long initial, long maximum) {}

    private Bytes bytes() {
        in.align(Integer.BYTES);
        var type = new ValueType(in.u8("element type"));
        int flags = in.u8("flags");
        int mayGrow = in.u8("may grow");
        int nullable = in.u8("nullable");
        long initial = in.unsigned("initial size");
        long maximum = in.unsigned("maximum size");
        int heapType = layout.hasGcRecords() && type.needsReferenceType() ? in.u32("heap type") : 0;
        return new Bytes(new ReferenceType(type, nullable, heapType), flags, mayGrow, initial, maximum);
    }

    List<ElementSegment> elementSegments() {
        int count = in.count(4 * Integer.BYTES, "element segment count");
        var segments = new ArrayList<ElementSegment>(count);
        for (int i = 0; i < count; i++) {
            in.item("element segment", i);
            segments.add(
                    switch (form) {
                        case SIZE -> indexSegment(0, ValueType.FUNCREF, 0);
                        case WORDS -> indexSegment(0, ValueType.FUNCREF, in.u32("table index"));
                        case WORDS_AND_GROWTH ->
                            indexSegment(mode(), new ValueType(in.u32("element type")), in.u32("table index"));
                        case BYTES_AND_LIMITS -> expressionSegment();
                    });
            in.endItem();
        }
        return segments;
    }

    private int mode() {
        return in.indexBelow(ElementSegment.LAST_MODE + 1, "mode");
    }

    private ElementSegment indexSegment(int mode, ValueType type, int table) {
        ConstExpr offset = constants.offset();
        int count = in.count(Integer.BYTES, "function count");
        var values = new ArrayList<ConstExpr>(count);
        for (int i = 0; i < count; i++) {
            values.add(new ConstExpr.RefFunc(in.u32("function index")));
        }
        return new ElementSegment(mode, type, table, offset, ReferenceType.plain(type), values);
    }

    private ElementSegment expressionSegment() {
        int mode = mode();
        var type = new ValueType(in.u32("element type"));
        int table = in.u32("table index");
        ConstExpr offset =
                layout.has(Feature.ELEMENT_OFFSET_EXPRESSIONS) ? constants.expression(Role.OFFSET) : constants.offset();
        ReferenceType referenceType = referenceType(type);
        int count = in.count(Integer.BYTES, "value count");
        var values = new ArrayList<ConstExpr>(count);
        for (int i = 0; i < count; i++) {
            values.add(constants.expression(Role.VALUE));
        }
        return new ElementSegment(mode, type, table, offset, referenceType, values);
    }

    /** The record that repeats the element type: what tells 4a and 4b apart (section 3). */
    private ReferenceType referenceType(ValueType elementType) {
        in.align(Short.BYTES);
        int at = in.offset();
        int type = in.u16("reference type");
        if (type != elementType.code()) {
            throw in.fail(
                    Flaw.REFERENCE_TYPE,
                    at,
                    "reference type",
                    "found 0x%x, the element type is 0x%x".formatted(type, elementType.code()));
        }
        int nullable = in.shortIndexBelow(2, "nullable");
        return new ReferenceType(elementType, nullable, in.u32("heap type"));
    }
}
