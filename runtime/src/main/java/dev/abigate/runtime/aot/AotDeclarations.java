package dev.abigate.runtime.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.AotVersion;
import dev.abigate.format.aot.ConstExpr;
import dev.abigate.format.aot.DataSegment;
import dev.abigate.format.aot.ElementSegment;
import dev.abigate.format.aot.InitData;
import dev.abigate.format.aot.Memory;
import dev.abigate.format.aot.ValueType;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What an AOT module declares, as a WebAssembly module: all but the bodies, which trap. With it everything that does not
 * execute code treats both kinds of modules alike. Imported memories and tables are the module's own, as compilers have it.
 */
public final class AotDeclarations {
    /** No locals, then an {@code unreachable}. */
    private static final FunctionBody NO_BODY = new FunctionBody(0, ByteString.of(0x00, 0x00, 0x0b));

    private static final long PAGE_BYTES = Memory.WASM_PAGE_BYTES;
    private static final long MAX_PAGES = 1L << 16;
    /** What code can be offered of a memory with 64-bit addresses. */
    private static final long MAX_PAGES_64 = 1L << 17;

    private static final RefType EXTERNREF = new RefType(true, HeapType.Abstract.EXTERN);

    private AotDeclarations() {}

    /**
     * The declarations of a module.
     *
     * @throws UnsupportedAotException where it has what only garbage collection needs
     */
    public static WasmModule of(AotModule module) {
        InitData init = module.initData();
        var sections = new ArrayList<Section>();
        module.rawSections()
                .forEach(raw -> sections.add(new Section.Custom(raw.name(), raw.content(), SectionEncoding.SHORTEST)));
        sections.add(new Section.Types(types(module), SectionEncoding.SHORTEST));
        sections.add(new Section.Imports(imports(init), SectionEncoding.SHORTEST));
        sections.add(new Section.Functions(
                module.functions().functions().stream()
                        .map(function -> function.type())
                        .toList(),
                SectionEncoding.SHORTEST));
        sections.add(new Section.Tables(
                init.tables().stream().map(AotDeclarations::table).toList(), SectionEncoding.SHORTEST));
        sections.add(new Section.Memories(
                init.memories().stream()
                        .map(memory -> memory(memory, module.dialect().version() == AotVersion.V1))
                        .toList(),
                SectionEncoding.SHORTEST));
        sections.add(new Section.Globals(
                init.globals().stream()
                        .map(global -> new Global(
                                new GlobalType(value(global.type()), global.isMutable()),
                                expression(global.initialValue(), value(global.type()))))
                        .toList(),
                SectionEncoding.SHORTEST));
        sections.add(new Section.Exports(
                module.exports().stream().map(AotDeclarations::export).toList(), SectionEncoding.SHORTEST));
        if (init.startFunction() != AotModule.NO_INDEX) {
            sections.add(new Section.Start(init.startFunction(), SectionEncoding.SHORTEST));
        }
        sections.add(new Section.Elements(
                init.elementSegments().stream()
                        .map(segment -> elements(segment, tableOf(segment, module)))
                        .toList(),
                SectionEncoding.SHORTEST));
        sections.add(new Section.Code(
                module.functions().functions().stream().map(_ -> NO_BODY).toList(), SectionEncoding.SHORTEST));
        sections.add(new Section.Data(
                init.dataSegments().stream().map(AotDeclarations::data).toList(), SectionEncoding.SHORTEST));
        return new WasmModule(sections);
    }

    private static List<RecType> types(AotModule module) {
        var types = new ArrayList<RecType>();
        for (int i = 0; i < module.initData().types().size(); i++) {
            int index = i;
            AotType.Signature signature = module.signature(i)
                    .orElseThrow(() -> new UnsupportedAotException("type %d, which is no function's".formatted(index)));
            types.add(new RecType(List.of(SubType.of(new CompositeType.Function(
                    signature.parameters().stream().map(AotDeclarations::value).toList(),
                    signature.results().stream().map(AotDeclarations::value).toList())))));
        }
        return types;
    }

    private static List<Import> imports(InitData init) {
        if (!init.importTables().isEmpty()) {
            throw new UnsupportedAotException("imported tables");
        }
        Stream<Import> functions = init.importFunctions().stream()
                .map(item -> new Import(item.module(), item.name(), new ExternType.Function(item.type(), false)));
        Stream<Import> globals = init.importGlobals().stream()
                .map(item -> new Import(
                        item.module(),
                        item.name(),
                        new ExternType.Global(new GlobalType(value(item.type()), item.isMutable()))));
        return Stream.concat(functions, globals).toList();
    }

    private static Table table(dev.abigate.format.aot.Table table) {
        if (table.isTable64()) {
            throw new UnsupportedAotException("tables with 64-bit indices");
        }
        OptionalLong maximum = (table.flags() & dev.abigate.format.aot.Table.HAS_MAXIMUM) != 0
                ? OptionalLong.of(table.maximum())
                : OptionalLong.empty();
        return new Table(
                new TableType(
                        reference(table.elementType().type()), new Limits(AddressType.I32, table.initial(), maximum)),
                Optional.empty());
    }

    /** @param withoutFlags whether the file does not say which maximum is the module's: the memory has one then */
    private static MemoryType memory(Memory memory, boolean withoutFlags) {
        long bytes = memory.bytesPerPage() * memory.initialPages();
        if (bytes % PAGE_BYTES != 0 || memory.bytesPerPage() % PAGE_BYTES != 0) {
            throw new UnsupportedAotException("pages of %d bytes".formatted(memory.bytesPerPage()));
        }
        long minimum = bytes / PAGE_BYTES;
        long most = memory.isMemory64() ? MAX_PAGES_64 : MAX_PAGES;
        if (minimum > most) {
            throw new UnsupportedAotException("a memory of %d pages, at most %d".formatted(minimum, most));
        }
        boolean bounded = withoutFlags || memory.isShared() || (memory.flags() & Memory.HAS_MAXIMUM) != 0;
        long declared = bounded ? memory.maximumPages() * (memory.bytesPerPage() / PAGE_BYTES) : most;
        OptionalLong maximum = OptionalLong.of(Math.max(Math.min(most, declared), minimum));
        return new MemoryType(
                new Limits(
                        memory.isMemory64() ? AddressType.I64 : AddressType.I32,
                        minimum,
                        bounded || memory.isMemory64() ? maximum : OptionalLong.empty()),
                memory.isShared(),
                MemoryType.DEFAULT_PAGE_SIZE_LOG2);
    }

    private static Export export(dev.abigate.format.aot.Export export) {
        ExternKind kind = switch (export.kind()) {
            case FUNCTION -> ExternKind.FUNCTION;
            case TABLE -> ExternKind.TABLE;
            case MEMORY -> ExternKind.MEMORY;
            case GLOBAL -> ExternKind.GLOBAL;
        };
        return new Export(export.name(), kind, export.index());
    }

    /** Compilers of version 2 leave in the field whatever it holds, but for modules that may have several tables. */
    private static int tableOf(ElementSegment segment, AotModule module) {
        InitData init = module.initData();
        boolean single = init.importTables().size() + init.tables().size() == 1;
        return single && module.dialect().version() == AotVersion.V2 ? 0 : segment.table();
    }

    private static dev.abigate.format.wasm.ElementSegment elements(ElementSegment segment, int table) {
        dev.abigate.format.wasm.ElementSegment.Mode mode;
        if ((segment.mode() & dev.abigate.format.wasm.ElementSegment.NOT_ACTIVE) == 0) {
            mode = new dev.abigate.format.wasm.ElementSegment.Mode.Active(
                    table, expression(segment.offset(), NumType.I32));
        } else if ((segment.mode() & dev.abigate.format.wasm.ElementSegment.EXPLICIT) == 0) {
            mode = new dev.abigate.format.wasm.ElementSegment.Mode.Passive();
        } else {
            mode = new dev.abigate.format.wasm.ElementSegment.Mode.Declarative();
        }
        RefType type = segment.elementType().equals(ValueType.EXTERNREF) ? EXTERNREF : RefType.FUNCREF;
        return new dev.abigate.format.wasm.ElementSegment(
                mode,
                type,
                new dev.abigate.format.wasm.ElementSegment.Items.Expressions(segment.values().stream()
                        .map(value -> expression(value, type))
                        .toList()));
    }

    private static dev.abigate.format.wasm.DataSegment data(DataSegment segment) {
        return new dev.abigate.format.wasm.DataSegment(
                segment.isPassive()
                        ? new dev.abigate.format.wasm.DataSegment.Mode.Passive()
                        : new dev.abigate.format.wasm.DataSegment.Mode.Active(
                                segment.memory(), expression(segment.offset(), NumType.I32)),
                segment.content());
    }

    private static ValType value(ValueType type) {
        if (type.equals(ValueType.I32)) {
            return NumType.I32;
        } else if (type.equals(ValueType.I64)) {
            return NumType.I64;
        } else if (type.equals(ValueType.F32)) {
            return NumType.F32;
        } else if (type.equals(ValueType.F64)) {
            return NumType.F64;
        } else if (type.equals(ValueType.V128)) {
            return VecType.V128;
        }
        return reference(type);
    }

    private static RefType reference(ValueType type) {
        if (type.equals(ValueType.FUNCREF)) {
            return RefType.FUNCREF;
        } else if (type.equals(ValueType.EXTERNREF)) {
            return EXTERNREF;
        }
        throw new UnsupportedAotException("values of type " + type);
    }

    private static dev.abigate.format.wasm.ConstExpr expression(ConstExpr expression, ValType type) {
        var instructions = new ArrayList<Instruction>();
        append(expression, type, instructions);
        return new dev.abigate.format.wasm.ConstExpr(instructions);
    }

    private static void append(ConstExpr expression, ValType type, List<Instruction> to) {
        switch (expression) {
            case ConstExpr.I32(int value) -> to.add(new Instruction.Constant(Opcode.I32_CONST, value));
            case ConstExpr.I64(long value) -> to.add(new Instruction.Constant(Opcode.I64_CONST, value));
            case ConstExpr.F32(int bits) -> to.add(new Instruction.Constant(Opcode.F32_CONST, bits));
            case ConstExpr.F64(long bits) -> to.add(new Instruction.Constant(Opcode.F64_CONST, bits));
            case ConstExpr.V128(long low, long high) -> {
                byte[] bytes = new byte[2 * Long.BYTES];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(low)
                        .putLong(high);
                to.add(new Instruction.Vector(Opcode.V128_CONST, ByteString.wrap(bytes)));
            }
            case ConstExpr.GlobalGet(int global) -> to.add(new Instruction.Indexed(Opcode.GLOBAL_GET, global));
            case ConstExpr.RefFunc(int function) -> to.add(new Instruction.Indexed(Opcode.REF_FUNC, function));
            case ConstExpr.RefNull _ ->
                to.add(new Instruction.HeapTyped(
                        Opcode.REF_NULL,
                        type instanceof RefType reference ? reference.heapType() : HeapType.Abstract.FUNC));
            case ConstExpr.Binary(var tag, var left, var right) -> {
                append(left, type, to);
                append(right, type, to);
                to.add(new Instruction.Plain(
                        switch (tag) {
                            case I32_ADD -> Opcode.I32_ADD;
                            case I32_SUB -> Opcode.I32_SUB;
                            case I32_MUL -> Opcode.I32_MUL;
                            case I64_ADD -> Opcode.I64_ADD;
                            case I64_SUB -> Opcode.I64_SUB;
                            case I64_MUL -> Opcode.I64_MUL;
                            default -> throw new IllegalArgumentException("no operation: " + tag);
                        }));
            }
            default -> throw new UnsupportedAotException("the initial value " + expression.tag());
        }
    }
}
