package dev.abigate.reader.aot;

import dev.abigate.format.Flaw;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotLayout;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.AuxData;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.DataSegment;
import dev.abigate.format.aot.ElementSegment;
import dev.abigate.format.aot.Global;
import dev.abigate.format.aot.ImportFunction;
import dev.abigate.format.aot.ImportGlobal;
import dev.abigate.format.aot.ImportTable;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.ObjectData;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.ValueType;
import dev.abigate.reader.aot.ConstExprReader.Role;
import java.util.ArrayList;
import java.util.List;

/** Reads section 1; types and tables have readers of their own. */
final class InitDataReader {
    private final AlignedCursor in;
    private final AotLayout layout;
    private final ConstExprReader untypedConstants;

    private InitDataReader(AlignedCursor in, AotLayout layout) {
        this.in = in;
        this.layout = layout;
        untypedConstants = new ConstExprReader(in, layout, List.of());
    }

    /**
     * The section.
     *
     * @param functionCount functions with a body that the function section describes, unsigned
     */
    record Result(InitData initData, int functionCount) {}

    static Result read(AlignedCursor in, AotLayout layout) {
        return new InitDataReader(in, layout).read();
    }

    private Result read() {
        List<Memory> memories = memories();
        List<DataSegment> dataSegments = dataSegments();
        var tableReader = new TableReader(in, layout);
        List<ImportTable> importTables = tableReader.importTables();
        List<Table> tables = tableReader.tables();
        List<ElementSegment> elementSegments = tableReader.elementSegments();
        List<AotType> types = new TypeReader(in, layout).read();
        List<ImportGlobal> importGlobals = importGlobals();
        List<Global> globals = globals(types);
        List<ImportFunction> importFunctions = importFunctions(types);
        int functionCount = in.u32("function count");
        int startFunction = in.u32("start function index");
        AuxData aux = auxData();
        List<ObjectData> objectData = objectData();
        var initData = new InitData(
                memories,
                dataSegments,
                importTables,
                tables,
                elementSegments,
                types,
                importGlobals,
                globals,
                importFunctions,
                startFunction,
                aux,
                objectData);
        return new Result(initData, functionCount);
    }

    private List<Memory> memories() {
        return switch (layout.dialect().memories()) {
            case LIMITS -> List.of(memory(0, Memory.WASM_PAGE_BYTES));
            case PAGE_SIZE_AND_LIMITS -> List.of(memory(0, in.unsigned("bytes per page")));
            case LIST -> memoryList();
        };
    }

    private List<Memory> memoryList() {
        in.indexBelow(1, "import memory count");
        int count = in.count(4 * Integer.BYTES, "memory count");
        var memories = new ArrayList<Memory>(count);
        for (int i = 0; i < count; i++) {
            in.item("memory", i);
            memories.add(memory(in.u32("flags"), in.unsigned("bytes per page")));
            in.endItem();
        }
        return memories;
    }

    private Memory memory(int flags, long bytesPerPage) {
        return new Memory(flags, bytesPerPage, in.unsigned("initial pages"), in.unsigned("maximum pages"));
    }

    private List<DataSegment> dataSegments() {
        int count = in.count(2 * Integer.BYTES, "data segment count");
        boolean prefix = layout.has(Feature.SEGMENT_PREFIX);
        var segments = new ArrayList<DataSegment>(count);
        for (int i = 0; i < count; i++) {
            in.item("data segment", i);
            int passive = prefix ? in.indexBelow(2, "is passive") : 0;
            int memory = prefix ? in.u32("memory index") : 0;
            ConstExpr offset = layout.has(Feature.CONSTANT_EXPRESSIONS)
                    ? untypedConstants.expression(Role.OFFSET)
                    : untypedConstants.offset();
            int size = in.count(1, "byte count");
            segments.add(new DataSegment(passive, memory, offset, in.bytes(size, "bytes")));
            in.endItem();
        }
        return segments;
    }

    private List<ImportGlobal> importGlobals() {
        int count = in.count(3 * Short.BYTES, "import global count");
        var globals = new ArrayList<ImportGlobal>(count);
        for (int i = 0; i < count; i++) {
            in.item("import global", i);
            in.align(Short.BYTES);
            var type = new ValueType(in.u8("type"));
            int mutable = in.bit("mutable");
            String module = in.string(layout, "module");
            globals.add(new ImportGlobal(module, in.string(layout, "name"), type, mutable));
            in.endItem();
        }
        return globals;
    }

    private List<Global> globals(List<AotType> types) {
        var constants = new ConstExprReader(in, layout, types);
        int count = in.count(2 * Integer.BYTES, "global count");
        var globals = new ArrayList<Global>(count);
        for (int i = 0; i < count; i++) {
            in.item("global", i);
            in.align(Integer.BYTES);
            var type = new ValueType(in.u8("type"));
            int mutable = in.bit("mutable");
            ConstExpr value = layout.has(Feature.CONSTANT_EXPRESSIONS)
                    ? constants.expression(Role.INITIAL_VALUE)
                    : constants.globalValue();
            globals.add(new Global(type, mutable, value));
            in.endItem();
        }
        return globals;
    }

    private List<ImportFunction> importFunctions(List<AotType> types) {
        int count = in.count(3 * Short.BYTES, "import function count");
        var functions = new ArrayList<ImportFunction>(count);
        for (int i = 0; i < count; i++) {
            in.item("import function", i);
            int type = in.shortIndexBelow(types.size(), "type index");
            String module = in.string(layout, "module");
            functions.add(new ImportFunction(module, in.string(layout, "name"), type));
            in.endItem();
        }
        return functions;
    }

    private AuxData auxData() {
        return switch (layout.aux()) {
            case NONE -> AuxData.NONE;
            case FOUR_WORDS -> {
                long dataEnd = in.unsigned("data end");
                long stackBottom = in.unsigned("stack bottom");
                long stackSize = in.unsigned("stack size");
                int stackPointer = in.u32("stack pointer global");
                yield new AuxData(
                        AotModule.NO_INDEX, dataEnd, AotModule.NO_INDEX, 0, stackPointer, stackBottom, stackSize);
            }
            case SEVEN_WORDS, SEVEN_MIXED ->
                new AuxData(
                        in.u32("data end global"),
                        auxAddress("data end"),
                        in.u32("heap base global"),
                        auxAddress("heap base"),
                        in.u32("stack pointer global"),
                        auxAddress("stack bottom"),
                        in.unsigned("stack size"));
        };
    }

    private long auxAddress(String field) {
        return switch (layout.aux()) {
            case NONE, FOUR_WORDS, SEVEN_WORDS -> in.unsigned(field);
            case SEVEN_MIXED -> {
                in.align(Integer.BYTES);
                int at = in.offset();
                long value = in.u64(field);
                if (Long.compareUnsigned(value, AuxData.LAST_ADDRESS) > 0) {
                    throw in.fail(
                            Flaw.VALUE,
                            at,
                            field,
                            "found %s, at most %d".formatted(Long.toUnsignedString(value), AuxData.LAST_ADDRESS));
                }
                yield value;
            }
        };
    }

    private List<ObjectData> objectData() {
        int count = in.count(2 * Integer.BYTES, "object data section count");
        var sections = new ArrayList<ObjectData>(count);
        for (int i = 0; i < count; i++) {
            in.item("object data section", i);
            String name = in.string(layout, "name");
            int size = in.count(1, "size");
            sections.add(new ObjectData(name, in.bytes(size, "bytes")));
            in.endItem();
        }
        return sections;
    }
}
