package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.FunctionSection;
import java.util.ArrayList;
import java.util.List;

/** Reads section 3 (section 7): parallel lists, one number a function each. */
final class FunctionReader {
    private final AlignedCursor in;
    private final AotLayout layout;
    private final int count;
    private final int typeCount;
    private final int codeBytes;

    private FunctionReader(AlignedCursor in, AotLayout layout, int count, int typeCount, int codeBytes) {
        this.in = in;
        this.layout = layout;
        this.count = count;
        this.typeCount = typeCount;
        this.codeBytes = codeBytes;
    }

    /**
     * The section.
     *
     * @param codeBytes size of the code, in which all functions lie
     */
    static FunctionSection read(AlignedCursor in, AotLayout layout, InitDataReader.Result init, int codeBytes) {
        var reader = new FunctionReader(
                in, layout, init.functionCount(), init.initData().types().size(), codeBytes);
        return reader.read(init.initData().importFunctions().size());
    }

    private FunctionSection read(int importCount) {
        long least = Integer.toUnsignedLong(count) * (offsetBytes() + Integer.BYTES);
        if (least > in.remaining()) {
            throw in.fail(
                    Flaw.SECTION_SIZE,
                    in.offset(),
                    "text offset",
                    "%s functions take at least %d bytes, found %d"
                            .formatted(Integer.toUnsignedString(count), least, in.remaining()));
        }
        boolean doubled = layout.mayDoubleFunctions()
                && in.remaining() == 2L * count * (offsetBytes() + Integer.BYTES) + 2L * count * Integer.BYTES;
        long[] offsets = offsets("text offset");
        long[] innerOffsets = doubled ? offsets("inner text offset") : new long[0];
        int[] types = types("type index");
        int[] innerTypes = doubled ? types("inner type index") : new int[0];
        boolean cells = layout.has(Feature.CELL_COUNTS);
        long[] localCells = cells ? cells("local cells") : new long[count];
        long[] stackCells = cells ? cells("stack cells") : new long[count];

        var functions = new ArrayList<FunctionSection.Function>(count);
        var inner = new ArrayList<FunctionSection.Inner>();
        for (int i = 0; i < count; i++) {
            functions.add(new FunctionSection.Function(offsets[i], types[i], localCells[i], stackCells[i]));
            if (doubled) {
                inner.add(new FunctionSection.Inner(innerOffsets[i], innerTypes[i]));
            }
        }
        return new FunctionSection(functions, inner, layout.hasGcRecords() ? referenceCells(importCount) : List.of());
    }

    private int offsetBytes() {
        return layout.is64Bit() ? Long.BYTES : Integer.BYTES;
    }

    private long[] offsets(String field) {
        var offsets = new long[count];
        for (int i = 0; i < count; i++) {
            in.item("function", i);
            in.align(Integer.BYTES);
            int at = in.offset();
            long offset = layout.is64Bit() ? in.u64(field) : in.unsigned(field);
            if (Long.compareUnsigned(offset, codeBytes) >= 0) {
                throw in.fail(
                        Flaw.VALUE,
                        at,
                        field,
                        "found %s, the code has %d bytes".formatted(Long.toUnsignedString(offset), codeBytes));
            }
            offsets[i] = offset;
        }
        in.endItem();
        return offsets;
    }

    private int[] types(String field) {
        var types = new int[count];
        for (int i = 0; i < count; i++) {
            in.item("function", i);
            types[i] = in.indexBelow(typeCount, field);
        }
        in.endItem();
        return types;
    }

    private long[] cells(String field) {
        var cells = new long[count];
        for (int i = 0; i < count; i++) {
            in.item("function", i);
            cells[i] = in.unsigned(field);
        }
        in.endItem();
        return cells;
    }

    private List<ByteString> referenceCells(int importCount) {
        var references = new ArrayList<ByteString>();
        for (int i = 0; i < importCount + count; i++) {
            in.item("function", i);
            references.add(in.bytes(in.count(1, "cell count"), "reference cells"));
        }
        in.endItem();
        return references;
    }
}
