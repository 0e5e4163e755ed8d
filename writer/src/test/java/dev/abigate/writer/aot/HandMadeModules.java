package dev.abigate.writer.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotDialect;
import dev.abigate.format.aot.AotDialect.AuxForm;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.TableForm;
import dev.abigate.format.aot.AotDialect.TargetInfoForm;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.AotType.FieldReference;
import dev.abigate.format.aot.AotType.Signature;
import dev.abigate.format.aot.AotType.SubType;
import dev.abigate.format.aot.AuxData;
import dev.abigate.format.aot.BinaryType;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.ConstTag;
import dev.abigate.format.aot.CustomSection;
import dev.abigate.format.aot.CustomSection.FunctionName;
import dev.abigate.format.aot.CustomSection.NameSubsection;
import dev.abigate.format.aot.DataSegment;
import dev.abigate.format.aot.ElementSegment;
import dev.abigate.format.aot.Export;
import dev.abigate.format.aot.ExportKind;
import dev.abigate.format.aot.FeatureFlags;
import dev.abigate.format.aot.FunctionSection;
import dev.abigate.format.aot.Global;
import dev.abigate.format.aot.ImportFunction;
import dev.abigate.format.aot.ImportGlobal;
import dev.abigate.format.aot.ImportTable;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.Machine;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.ModuleType;
import dev.abigate.format.aot.NativeSymbol;
import dev.abigate.format.aot.ObjectData;
import dev.abigate.format.aot.ReferenceType;
import dev.abigate.format.aot.RelocationSection;
import dev.abigate.format.aot.Table;
import dev.abigate.format.aot.TargetInfo;
import dev.abigate.format.aot.Text;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.aot.reloc.Relocation;
import dev.abigate.format.aot.reloc.RelocationGroup;
import java.util.ArrayList;
import java.util.List;

/** Modules that use everything that a dialect offers, also where no compiler at hand writes it. */
final class HandMadeModules {
    private static final TargetInfo X86_64 = new TargetInfo(
            new BinaryType(2), 0, ModuleType.RELOCATABLE, new Machine(62), 1, 0, FeatureFlags.NONE, 0, "x86_64");
    private static final TargetInfo XTENSA_XIP = new TargetInfo(
            new BinaryType(0), 0, ModuleType.XIP, new Machine(94), 1, 0x300, FeatureFlags.NONE, 0, "xtensa");
    private static final FeatureFlags GC = new FeatureFlags(1 << 4);

    private HandMadeModules() {}

    /** A module without garbage collection, for a relocatable 64-bit target. */
    static AotModule of(AotDialect dialect) {
        return of(dialect, dialect.auxForms().getFirst(), X86_64);
    }

    /** A module for a 32-bit target that executes in place. */
    static AotModule xip(AotDialect dialect) {
        return of(dialect, dialect.auxForms().getFirst(), XTENSA_XIP);
    }

    /** A garbage-collected module. */
    static AotModule gc(AotDialect dialect, AuxForm aux, BinaryType binaryType) {
        return of(
                dialect,
                aux,
                new TargetInfo(binaryType, 0, ModuleType.RELOCATABLE, new Machine(243), 1, 5, GC, 0, "riscv"));
    }

    private static AotModule of(AotDialect dialect, AuxForm aux, TargetInfo target) {
        boolean gc = target.featureFlags().equals(GC);
        boolean doubled = dialect.has(Feature.DOUBLED_FUNCTIONS) && target.equals(XTENSA_XIP);
        ByteString literal =
                dialect.has(Feature.LITERAL_SIZE) ? ByteString.of(1, 2, 3, 4, 5, 6, 7, 8) : ByteString.EMPTY;
        return new AotModule(
                dialect,
                aux,
                target,
                initData(dialect, aux, gc),
                new Text(
                        literal, ByteString.of(0x55, 0x48, 0x89, 0xe5, 0x5d, 0xc3, 0x90, 0x90, 0xc3, 0x90, 0x90, 0x90)),
                functions(dialect, gc, doubled),
                exports(dialect),
                relocations(),
                customSections(dialect, target),
                List.of(),
                List.of());
    }

    private static InitData initData(AotDialect dialect, AuxForm aux, boolean gc) {
        return new InitData(
                memories(dialect),
                dataSegments(dialect),
                importTables(dialect, gc),
                tables(dialect, gc),
                elementSegments(dialect, gc),
                types(dialect, gc),
                List.of(new ImportGlobal("env", "base", ValueType.I32, 0), new ImportGlobal("m", "", ValueType.F64, 1)),
                globals(dialect),
                List.of(new ImportFunction("wasi_snapshot_preview1", "fd_write", 1), new ImportFunction("env", "f", 0)),
                2,
                auxData(aux),
                List.of(
                        new ObjectData(".rodata.cst4", ByteString.of(1, 2, 3, 4, 5)),
                        new ObjectData(".rdata", ByteString.EMPTY)));
    }

    private static List<Memory> memories(AotDialect dialect) {
        return switch (dialect.memories()) {
            case LIMITS -> List.of(new Memory(0, Memory.WASM_PAGE_BYTES, 2, 0xffff_ffffL));
            case PAGE_SIZE_AND_LIMITS -> List.of(new Memory(0, 131072, 1, 1));
            case LIST -> List.of(new Memory(3, 65536, 1, 4), new Memory(4, 131072, 1, 1));
        };
    }

    private static List<DataSegment> dataSegments(AotDialect dialect) {
        var segments = new ArrayList<DataSegment>();
        segments.add(new DataSegment(0, 0, new ConstExpr.I32(1024), ByteString.of(1, 2, 3)));
        segments.add(new DataSegment(0, 0, new ConstExpr.GlobalGet(0), ByteString.EMPTY));
        if (dialect.has(Feature.SEGMENT_PREFIX)) {
            segments.add(new DataSegment(1, 0, new ConstExpr.None(), ByteString.of(9, 9, 9, 9, 9)));
        }
        if (dialect.has(Feature.EXTENDED_CONSTANTS)) {
            var sum = new ConstExpr.Binary(ConstTag.I32_ADD, new ConstExpr.GlobalGet(0), new ConstExpr.I32(-8));
            segments.add(new DataSegment(
                    0, 0, new ConstExpr.Binary(ConstTag.I32_MUL, sum, new ConstExpr.I32(2)), ByteString.of(7)));
        }
        return segments;
    }

    private static List<ImportTable> importTables(AotDialect dialect, boolean gc) {
        return switch (dialect.importTables()) {
            case NONE -> List.of();
            case LIMITS_AND_GROWTH -> List.of(new ImportTable(ReferenceType.plain(ValueType.FUNCREF), 0, 1, 10, 1024));
            case TYPE_LIMITS_AND_GROWTH ->
                List.of(new ImportTable(ReferenceType.plain(ValueType.EXTERNREF), 0, 1, 10, 1024));
            case BYTES_AND_LIMITS -> {
                var type = gc ? new ReferenceType(ValueType.REF_NULL, 1, -16) : ReferenceType.plain(ValueType.FUNCREF);
                yield List.of(new ImportTable(type, 1, 1, 10, 1024));
            }
        };
    }

    private static List<Table> tables(AotDialect dialect, boolean gc) {
        var funcref = ReferenceType.plain(ValueType.FUNCREF);
        var none = new ConstExpr.None();
        return switch (dialect.tables()) {
            case SIZE -> List.of(new Table(funcref, 0, 0, 7, 7, none));
            case WORDS -> List.of(new Table(funcref, 1, 0, 7, 9, none), new Table(funcref, 0, 0, 1, 1024, none));
            case WORDS_AND_GROWTH ->
                List.of(
                        new Table(funcref, 1, 0, 7, 9, none),
                        new Table(ReferenceType.plain(ValueType.EXTERNREF), 0, 1, 1, 1024, none));
            case BYTES_AND_LIMITS ->
                gc
                        ? List.of(
                                new Table(funcref, 1, 0, 7, 9, new ConstExpr.RefNull(-1)),
                                new Table(new ReferenceType(ValueType.REF, 0, 1), 5, 1, 1, 2, new ConstExpr.RefFunc(3)))
                        : List.of(new Table(funcref, 5, 1, 7, 9, none));
        };
    }

    private static List<ElementSegment> elementSegments(AotDialect dialect, boolean gc) {
        var functions = List.<ConstExpr>of(new ConstExpr.RefFunc(2), new ConstExpr.RefFunc(AotModule.NO_INDEX));
        var offset = new ConstExpr.I32(1);
        var funcref = ReferenceType.plain(ValueType.FUNCREF);
        return switch (dialect.tables()) {
            case SIZE -> List.of(new ElementSegment(0, ValueType.FUNCREF, 0, offset, funcref, functions));
            case WORDS -> List.of(new ElementSegment(0, ValueType.FUNCREF, 1, offset, funcref, functions));
            case WORDS_AND_GROWTH ->
                List.of(
                        new ElementSegment(2, ValueType.FUNCREF, 1, offset, funcref, functions),
                        new ElementSegment(3, ValueType.FUNCREF, 0, new ConstExpr.None(), funcref, List.of()));
            case BYTES_AND_LIMITS -> {
                var ref = gc ? new ReferenceType(ValueType.REF, 0, 0) : ReferenceType.plain(ValueType.REF);
                var values = new ArrayList<>(functions);
                values.add(new ConstExpr.RefNull(-1));
                if (gc) {
                    values.add(new ConstExpr.RefI31(77));
                    values.add(new ConstExpr.ArrayNewDefault(ValueType.I16, 3, 12));
                }
                yield List.of(
                        new ElementSegment(0, ValueType.REF, 0, offset, ref, values),
                        new ElementSegment(6, ValueType.FUNCREF, 0, new ConstExpr.I64(3), funcref, functions),
                        new ElementSegment(7, ValueType.FUNCREF, 0, new ConstExpr.None(), funcref, values));
            }
        };
    }

    private static List<AotType> types(AotDialect dialect, boolean gc) {
        var binary = new Signature(List.of(ValueType.I32, ValueType.I64, ValueType.F32), List.of(ValueType.F64));
        var empty = new Signature(List.of(), List.of());
        if (!gc) {
            return List.of(
                    new AotType.Function(SubType.ALONE, binary, List.of()),
                    new AotType.Function(SubType.ALONE, empty, List.of()));
        }
        var open = new SubType(0, AotModule.NO_INDEX, 3, 1);
        var reference = new FieldReference(1, new ReferenceType(ValueType.REF_NULL, 1, -18));
        var types = new ArrayList<AotType>(List.of(
                new AotType.Function(
                        open,
                        new Signature(List.of(ValueType.I32, ValueType.REF_NULL, ValueType.I64), List.of()),
                        List.of(reference)),
                new AotType.Function(new SubType(1, 0, 3, 2), empty, List.of()),
                new AotType.Struct(
                        SubType.ALONE,
                        List.of(
                                new AotType.Field(1, ValueType.I8),
                                new AotType.Field(0, ValueType.REF_NULL),
                                new AotType.Field(0, ValueType.F64),
                                new AotType.Field(0, ValueType.V128)),
                        List.of(reference)),
                new AotType.Array(SubType.ALONE, 1, ReferenceType.plain(ValueType.I16)),
                new AotType.Array(SubType.ALONE, 0, new ReferenceType(ValueType.REF, 0, 2))));
        if (dialect.has(Feature.EQUIVALENT_TYPES)) {
            types.add(new AotType.Equivalent(AotType.Kind.STRUCT, 2));
        }
        return types;
    }

    private static List<Global> globals(AotDialect dialect) {
        var globals = new ArrayList<Global>(List.of(
                new Global(ValueType.I32, 1, new ConstExpr.I32(-1)),
                new Global(ValueType.I64, 0, new ConstExpr.I64(Long.MIN_VALUE)),
                new Global(ValueType.F32, 0, new ConstExpr.F32(0x7fc00001)),
                new Global(ValueType.F64, 0, new ConstExpr.F64(0x7ff8000000000001L)),
                new Global(ValueType.V128, 0, new ConstExpr.V128(1, -2)),
                new Global(ValueType.I32, 0, new ConstExpr.GlobalGet(0)),
                new Global(ValueType.FUNCREF, 0, new ConstExpr.RefNull(-1)),
                new Global(ValueType.FUNCREF, 0, new ConstExpr.RefFunc(2))));
        if (dialect.has(Feature.EXTENDED_CONSTANTS)) {
            globals.add(new Global(
                    ValueType.I64,
                    0,
                    new ConstExpr.Binary(ConstTag.I64_SUB, new ConstExpr.I64(1), new ConstExpr.I64(2))));
        }
        return globals;
    }

    /** The module with a global for each constant that garbage collection brings. */
    static AotModule withGcGlobals(AotModule module) {
        int addressBytes = module.target().binaryType().addressBytes();
        var word = new ConstExpr.Value(4, 5, 0);
        var globals = new ArrayList<>(module.initData().globals());
        for (ConstExpr constant : List.of(
                new ConstExpr.RefI31(9),
                new ConstExpr.StructNew(
                        2,
                        List.of(
                                word,
                                new ConstExpr.Value(addressBytes, 0, 0),
                                new ConstExpr.Value(8, -1, 0),
                                new ConstExpr.Value(16, 1, 2))),
                new ConstExpr.StructNewDefault(2),
                new ConstExpr.ArrayNew(ValueType.I16, 3, 100, word),
                new ConstExpr.ArrayNewDefault(ValueType.I16, 3, 4),
                new ConstExpr.ArrayNewFixed(ValueType.I16, 3, List.of(word, word)),
                new ConstExpr.ArrayNewFixed(ValueType.REF, 4, List.of(new ConstExpr.Value(addressBytes, 6, 0))))) {
            globals.add(new Global(ValueType.REF_NULL, 0, constant));
        }
        return withGlobals(module, globals);
    }

    /** The module with other globals. */
    static AotModule withGlobals(AotModule module, List<Global> globals) {
        InitData data = module.initData();
        return new AotModule(
                module.dialect(),
                module.auxForm(),
                module.target(),
                new InitData(
                        data.memories(),
                        data.dataSegments(),
                        data.importTables(),
                        data.tables(),
                        data.elementSegments(),
                        data.types(),
                        data.importGlobals(),
                        globals,
                        data.importFunctions(),
                        data.startFunction(),
                        data.aux(),
                        data.objectData()),
                module.text(),
                module.functions(),
                module.exports(),
                module.relocations(),
                module.customSections(),
                module.deviations(),
                module.sections());
    }

    private static AuxData auxData(AuxForm form) {
        return switch (form) {
            case NONE -> AuxData.NONE;
            case FOUR_WORDS -> new AuxData(AotModule.NO_INDEX, 4096, AotModule.NO_INDEX, 0, 0, 65536, 8192);
            case SEVEN_WORDS, SEVEN_MIXED -> new AuxData(1, 4096, 2, AuxData.LAST_ADDRESS, 0, 65536, 8192);
        };
    }

    private static FunctionSection functions(AotDialect dialect, boolean gc, boolean doubled) {
        boolean cells = dialect.has(Feature.CELL_COUNTS);
        return new FunctionSection(
                List.of(
                        new FunctionSection.Function(0, 0, cells ? 6 : 0, cells ? 3 : 0),
                        new FunctionSection.Function(8, 1, 0, cells ? 1 : 0)),
                doubled ? List.of(new FunctionSection.Inner(4, 0), new FunctionSection.Inner(11, 1)) : List.of(),
                gc
                        ? List.of(ByteString.of(0, 0), ByteString.of(0, 0, 0), ByteString.of(0, 1, 1), ByteString.EMPTY)
                        : List.of());
    }

    private static List<Export> exports(AotDialect dialect) {
        var exports = new ArrayList<Export>(
                List.of(new Export("run", ExportKind.FUNCTION, 2), new Export("", ExportKind.FUNCTION, 3)));
        if (dialect.has(Feature.EXPORT_KIND)) {
            exports.add(new Export("memory", ExportKind.MEMORY, 0));
            exports.add(new Export("table", ExportKind.TABLE, 0));
            exports.add(new Export("größe", ExportKind.GLOBAL, 1));
        }
        return exports;
    }

    private static RelocationSection relocations() {
        return new RelocationSection(
                List.of(".rela.text", "aot_invoke_native", "aot_func#1", "unused", ".rela.rodata.cst4", ".text"),
                List.of(
                        new RelocationGroup(0, List.of(new Relocation(1, -4, 4, 1), new Relocation(6, 0, 4, 2))),
                        new RelocationGroup(4, List.of(new Relocation(0, 16, 1, 5))),
                        new RelocationGroup(0, List.of())));
    }

    private static List<CustomSection> customSections(AotDialect dialect, TargetInfo target) {
        if (dialect.tables() == TableForm.SIZE || dialect.tables() == TableForm.WORDS) {
            return List.of();
        }
        var sections = new ArrayList<CustomSection>(List.of(
                new CustomSection.Raw("producers", ByteString.of(1, 2, 3)),
                new CustomSection.Names(List.of(
                        new NameSubsection(17, List.of(new FunctionName(0, "fd_write"), new FunctionName(3, "")))))));
        if (target.moduleType().isXip()) {
            sections.add(new CustomSection.NativeSymbols(List.of(
                    new NativeSymbol("f32#3f800000"),
                    new NativeSymbol("__ignore"),
                    new NativeSymbol("aot_invoke_native"))));
        }
        sections.add(new CustomSection.Unknown(CustomSection.ACCESS_CONTROL, ByteString.of(1)));
        sections.add(new CustomSection.Unknown(4711, ByteString.EMPTY));
        if (dialect.targetInfo() == TargetInfoForm.FLAGGED) {
            sections.add(new CustomSection.StringLiterals(List.of(ByteString.utf8("abc"), ByteString.EMPTY)));
        }
        return sections;
    }
}
