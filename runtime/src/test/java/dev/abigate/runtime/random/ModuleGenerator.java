package dev.abigate.runtime.random;

import static dev.abigate.runtime.random.Declarations.defined;
import static dev.abigate.runtime.random.Declarations.nonNull;
import static dev.abigate.runtime.random.Declarations.nullable;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.SectionEncoding;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.format.wasm.type.VecType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Makes the declarations of a random module, and has its functions made. */
final class ModuleGenerator {
    /** The module of the host's functions. */
    static final String HOST = "host";

    private static final SectionEncoding SHORTEST = SectionEncoding.SHORTEST;

    private final long seed;
    private final Dialect dialect;
    private final Choices choices;
    private final FeatureSet features;

    private final List<RecType> groups = new ArrayList<>();
    private final List<SubType> types = new ArrayList<>();
    private final List<Integer> functionTypes = new ArrayList<>();

    ModuleGenerator(long seed, Dialect dialect) {
        this.seed = seed;
        this.dialect = dialect;
        this.choices = new Choices(seed);
        this.features = chooseFeatures();
    }

    /** Most features, some left out: the fewer there are in a module the more it has of each. */
    private FeatureSet chooseFeatures() {
        EnumSet<Feature> chosen = EnumSet.copyOf(dialect.features());
        for (Feature feature : dialect.features()) {
            if (feature != Feature.MVP && feature != Feature.MULTI_VALUE && choices.oneIn(4)) {
                chosen.remove(feature);
            }
        }
        require(chosen, Feature.BULK_MEMORY, Feature.REFERENCE_TYPES);
        require(chosen, Feature.REFERENCE_TYPES, Feature.FUNCTION_REFERENCES);
        require(chosen, Feature.FUNCTION_REFERENCES, Feature.GC);
        require(chosen, Feature.REFERENCE_TYPES, Feature.EXNREF);
        require(chosen, Feature.EXCEPTIONS, Feature.EXNREF);
        require(chosen, Feature.EXCEPTIONS, Feature.LEGACY_EXCEPTIONS);
        require(chosen, Feature.SIMD, Feature.RELAXED_SIMD);
        return FeatureSet.of(chosen.toArray(Feature[]::new));
    }

    private static void require(EnumSet<Feature> chosen, Feature needed, Feature by) {
        if (!chosen.contains(needed)) {
            chosen.remove(by);
        }
    }

    RandomModule generate() {
        types();
        int imported = dialect == Dialect.FULL ? choices.below(3) : 0;
        var functions = new ArrayList<Integer>();
        var imports = new ArrayList<Import>();
        for (int i = 0; i < imported; i++) {
            functions.add(i);
            imports.add(new Import(HOST, "f" + i, new ExternType.Function(i, false)));
        }
        functionTypes.forEach(functions::add);
        for (int i = choices.below(3); i > 0; i--) {
            functions.add(choices.of(functionTypes));
        }
        var memories = times(choices.oneIn(6) ? 0 : features.has(Feature.MULTI_MEMORY) ? 3 : 1, this::memory);
        var tags = new ArrayList<Integer>();
        if (features.has(Feature.EXCEPTIONS)) {
            functionTypes.stream()
                    .filter(type -> signature(type).results().isEmpty())
                    .forEach(tags::add);
        }
        var data = times(3, this::bytes);
        var tables = times(features.has(Feature.REFERENCE_TYPES) ? 3 : 1, this::table);
        var globals = new ArrayList<GlobalType>();
        globals.add(new GlobalType(NumType.I32, true));
        for (int i = choices.between(2, 8); i > 0; i--) {
            globals.add(new GlobalType(defaultable(valType()), !choices.oneIn(4)));
        }
        var elements = new ArrayList<ElementSegment>();
        var elementTypes = tables.stream().map(TableType::element).toList();
        var draft =
                new Declarations(features, types, imported, functions, tables, memories, globals, tags, elements, data);
        var constants = new ConstantGenerator(draft, choices);
        for (RefType type : elementTypes) {
            for (int i = choices.below(3); i > 0; i--) {
                elements.add(new ElementSegment(elementMode(draft, type), type, constants.items(type)));
            }
        }
        var declarations =
                new Declarations(features, types, imported, functions, tables, memories, globals, tags, elements, data);
        var table = new OperationTable(declarations, dialect);
        var code = new ArrayList<FunctionCode>();
        for (int function = imported; function < functions.size(); function++) {
            code.add(new FunctionGenerator(declarations, dialect, choices, table, functions.get(function)).generate());
        }
        return new RandomModule(
                seed, dialect, declarations, before(declarations, imports, constants), code, after(declarations));
    }

    private List<Section> before(Declarations declarations, List<Import> imports, ConstantGenerator constants) {
        var sections = new ArrayList<Section>();
        sections.add(new Section.Types(groups, SHORTEST));
        if (!imports.isEmpty()) {
            sections.add(new Section.Imports(imports, SHORTEST));
        }
        List<Integer> functions = declarations.functions();
        sections.add(new Section.Functions(functions.subList(imports.size(), functions.size()), SHORTEST));
        sections.add(new Section.Tables(
                declarations.tables().stream()
                        .map(type -> new Table(
                                type,
                                type.element().nullable()
                                        ? Optional.empty()
                                        : Optional.of(constants.value(type.element()))))
                        .toList(),
                SHORTEST));
        if (!declarations.memories().isEmpty()) {
            sections.add(new Section.Memories(declarations.memories(), SHORTEST));
        }
        if (!declarations.tags().isEmpty()) {
            sections.add(new Section.Tags(declarations.tags(), SHORTEST));
        }
        var globals = new ArrayList<Global>();
        for (int i = 0; i < declarations.globals().size(); i++) {
            globals.add(new Global(declarations.globals().get(i), constants.global(i)));
        }
        sections.add(new Section.Globals(globals, SHORTEST));
        sections.add(new Section.Exports(exports(declarations), SHORTEST));
        List<Integer> start = functions.stream().filter(type -> isStart(type)).toList();
        if (!start.isEmpty() && choices.oneIn(4)) {
            sections.add(new Section.Start(functions.lastIndexOf(start.getFirst()), SHORTEST));
        }
        if (!declarations.elements().isEmpty()) {
            sections.add(new Section.Elements(declarations.elements(), SHORTEST));
        }
        if (features.has(Feature.BULK_MEMORY)) {
            sections.add(new Section.DataCount(declarations.data().size(), SHORTEST));
        }
        return sections;
    }

    private boolean isStart(int type) {
        return signature(type).parameters().isEmpty()
                && signature(type).results().isEmpty();
    }

    private static List<Export> exports(Declarations declarations) {
        var exports = new ArrayList<Export>();
        export(exports, "f", ExternKind.FUNCTION, declarations.functions().size());
        export(exports, "t", ExternKind.TABLE, declarations.tables().size());
        export(exports, "m", ExternKind.MEMORY, declarations.memories().size());
        export(exports, "g", ExternKind.GLOBAL, declarations.globals().size());
        export(exports, "e", ExternKind.TAG, declarations.tags().size());
        return exports;
    }

    private static void export(List<Export> exports, String prefix, ExternKind kind, int count) {
        for (int i = 0; i < count; i++) {
            exports.add(new Export(prefix + i, kind, i));
        }
    }

    private List<Section> after(Declarations declarations) {
        var segments = new ArrayList<DataSegment>();
        for (ByteString bytes : declarations.data()) {
            boolean active = !features.has(Feature.BULK_MEMORY) || choices.oneIn(2);
            if (active && !declarations.memories().isEmpty()) {
                int memory = choices.below(declarations.memories().size());
                Limits limits = declarations.memories().get(memory).limits();
                segments.add(new DataSegment(
                        new DataSegment.Mode.Active(memory, offset(limits.addressType(), choices.below(8))), bytes));
            } else {
                segments.add(new DataSegment(new DataSegment.Mode.Passive(), bytes));
            }
        }
        return List.of(new Section.Data(segments, SHORTEST));
    }

    private ElementSegment.Mode elementMode(Declarations draft, RefType type) {
        List<Integer> fitting = new ArrayList<>();
        for (int table = 0; table < draft.tables().size(); table++) {
            if (draft.isSubtype(type, draft.tables().get(table).element())) {
                fitting.add(table);
            }
        }
        return switch (features.has(Feature.BULK_MEMORY) ? choices.below(5) : 4) {
            case 0 -> new ElementSegment.Mode.Declarative();
            case 1, 2 -> new ElementSegment.Mode.Passive();
            default -> {
                int table = choices.of(fitting);
                AddressType address = draft.tables().get(table).limits().addressType();
                yield new ElementSegment.Mode.Active(table, offset(address, choices.below(3)));
            }
        };
    }

    private static ConstExpr offset(AddressType type, int value) {
        Opcode op = type == AddressType.I64 ? Opcode.I64_CONST : Opcode.I32_CONST;
        return new ConstExpr(List.of(new Instruction.Constant(op, value)));
    }

    private ByteString bytes() {
        byte[] bytes = new byte[choices.below(40)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) choices.i32();
        }
        return ByteString.wrap(bytes);
    }

    private MemoryType memory() {
        boolean small = features.has(Feature.CUSTOM_PAGE_SIZES) && choices.oneIn(3);
        int minimum = small ? choices.between(200, 5_000) : choices.between(1, 2);
        int room = small ? choices.below(1_000) : choices.below(3);
        boolean shared = features.has(Feature.THREADS) && choices.oneIn(4);
        var limits = new Limits(address(), minimum, OptionalLong.of(minimum + room));
        return new MemoryType(limits, shared, small ? 0 : MemoryType.DEFAULT_PAGE_SIZE_LOG2);
    }

    private TableType table() {
        int minimum = choices.between(8, 20);
        RefType element = RefType.FUNCREF;
        if (features.has(Feature.REFERENCE_TYPES) && !choices.oneIn(3)) {
            element = refType();
        }
        return new TableType(element, new Limits(address(), minimum, OptionalLong.of(minimum + choices.below(10))));
    }

    private AddressType address() {
        return features.has(Feature.MEMORY64) && choices.oneIn(3) ? AddressType.I64 : AddressType.I32;
    }

    private void types() {
        for (int i = choices.between(3, 4); i > 0; i--) {
            addFunctionType(numbers(4), numbers(3));
        }
        addFunctionType(List.of(), List.of());
        if (features.has(Feature.GC)) {
            aggregates();
        }
        for (int i = choices.between(1, 3); i > 0; i--) {
            addFunctionType(vals(4), vals(choices.oneIn(2) ? 1 : 3));
        }
        addFunctionType(vals(3), List.of());
    }

    private void addFunctionType(List<ValType> parameters, List<ValType> results) {
        functionTypes.add(types.size());
        add(List.of(SubType.of(new CompositeType.Function(parameters, results))));
    }

    private void add(List<SubType> group) {
        groups.add(new RecType(group));
        types.addAll(group);
    }

    /** Structures that inherit from each other and may refer to all others of their group, and arrays. */
    private void aggregates() {
        int first = types.size();
        int structs = choices.between(2, 4);
        int arrays = choices.between(3, 6);
        var group = new ArrayList<SubType>();
        for (int i = 0; i < structs; i++) {
            var fields = new ArrayList<FieldType>();
            List<Integer> supertypes = List.of();
            if (i > 0 && choices.oneIn(2)) {
                int supertype = choices.below(i);
                supertypes = List.of(first + supertype);
                fields.addAll(((CompositeType.Struct) group.get(supertype).composite()).fields());
            }
            for (int j = choices.between(1, 4); j > 0; j--) {
                fields.add(field(first, structs + arrays));
            }
            group.add(subType(false, supertypes, new CompositeType.Struct(fields)));
        }
        for (int i = 0; i < arrays; i++) {
            boolean isFinal = choices.oneIn(2);
            group.add(subType(isFinal, List.of(), new CompositeType.Array(field(first, structs + arrays))));
        }
        add(group);
    }

    private static SubType subType(boolean isFinal, List<Integer> supertypes, CompositeType composite) {
        return new SubType(isFinal, supertypes, OptionalInt.empty(), OptionalInt.empty(), composite);
    }

    private FieldType field(int firstInGroup, int groupSize) {
        StorageType storage = switch (choices.below(5)) {
            case 0 -> choices.of(List.of(PackedType.I8, PackedType.I16));
            case 1 -> nullable(defined(firstInGroup + choices.below(groupSize)));
            case 2 ->
                choices.of(List.of(
                        RefType.FUNCREF,
                        nonNull(HeapType.Abstract.I31),
                        nullable(HeapType.Abstract.ANY),
                        nullable(HeapType.Abstract.EXTERN)));
            default -> number();
        };
        return new FieldType(storage, !choices.oneIn(4));
    }

    private ValType number() {
        return features.has(Feature.SIMD) && choices.oneIn(5) ? VecType.V128 : choices.of(List.of(NumType.values()));
    }

    private ValType valType() {
        return features.has(Feature.REFERENCE_TYPES) && choices.oneIn(3) ? refType() : number();
    }

    /** Some reference type whose values can be made: of what is never null there is always one. */
    private RefType refType() {
        if (!features.has(Feature.FUNCTION_REFERENCES)) {
            return choices.oneIn(2) ? RefType.FUNCREF : nullable(HeapType.Abstract.EXTERN);
        }
        var heaps = new ArrayList<HeapType>(List.of(HeapType.Abstract.FUNC, HeapType.Abstract.EXTERN));
        var bottoms = new ArrayList<HeapType>();
        if (features.has(Feature.GC)) {
            for (HeapType.Abstract heap : HeapType.Abstract.values()) {
                switch (heap) {
                    case ANY, EQ, I31, STRUCT, ARRAY -> heaps.add(heap);
                    case NONE, NOFUNC, NOEXTERN -> bottoms.add(heap);
                    case FUNC, EXTERN, EXN, NOEXN -> {}
                }
            }
        }
        if (features.has(Feature.EXNREF)) {
            bottoms.add(HeapType.Abstract.EXN);
        }
        for (int i = 0; i < types.size(); i++) {
            heaps.add(defined(i));
        }
        if (!bottoms.isEmpty() && choices.oneIn(8)) {
            return nullable(choices.of(bottoms));
        }
        HeapType heap = choices.of(heaps);
        boolean nullable = heap == HeapType.Abstract.EXTERN || !choices.oneIn(3);
        return new RefType(nullable, heap);
    }

    private static ValType defaultable(ValType type) {
        return type instanceof RefType(var _, HeapType heap) ? nullable(heap) : type;
    }

    private List<ValType> numbers(int most) {
        return times(choices.below(most + 1), this::number);
    }

    private List<ValType> vals(int most) {
        return times(choices.below(most + 1), this::valType);
    }

    private CompositeType.Function signature(int type) {
        return (CompositeType.Function) types.get(type).composite();
    }

    private static <T> List<T> times(int count, Supplier<T> each) {
        var all = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            all.add(each.get());
        }
        return List.copyOf(all);
    }
}
