package dev.abigate.reader.validation;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.TableType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Resolves the types of all declarations, and checks them. Expressions are not looked at. */
final class DeclarationResolver {
    private static final long MAX_32_BIT_BYTES_LOG2 = 32;

    private final WasmModule module;
    private final FeatureSet features;
    private final CanonicalTypes types;
    private final TypeSection defined;

    private final List<ValidModule.Function> functions = new ArrayList<>();
    private final List<ValidModule.Table> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<ValidModule.Global> globals = new ArrayList<>();
    private final List<DefinedType> tags = new ArrayList<>();

    private DeclarationResolver(WasmModule module, FeatureSet features, CanonicalTypes types) {
        this.module = module;
        this.features = features;
        this.types = types;
        this.defined = new TypeSection(types);
    }

    /** @throws InvalidModuleException at the first type or limit that is not valid */
    static ValidModule resolve(WasmModule module, FeatureSet features, CanonicalTypes types) {
        return new DeclarationResolver(module, features, types).resolve();
    }

    private ValidModule resolve() {
        List<RecType> groups = module.types();
        for (int i = 0; i < groups.size(); i++) {
            defined.add(groups.get(i), "section 1 'type', type " + i);
        }
        imports(module.imports());
        for (int i = 0; i < module.functions().size(); i++) {
            functions.add(function(module.functions().get(i), true, "section 3 'function', function " + i));
        }
        for (int i = 0; i < module.tables().size(); i++) {
            tables.add(table(module.tables().get(i).type(), "section 4 'table', table " + i));
        }
        for (int i = 0; i < module.memories().size(); i++) {
            memories.add(memory(module.memories().get(i), "section 5 'memory', memory " + i));
        }
        for (int i = 0; i < module.tags().size(); i++) {
            tags.add(tag(module.tags().get(i), "section 13 'tag', tag " + i));
        }
        for (int i = 0; i < module.globals().size(); i++) {
            globals.add(global(module.globals().get(i).type(), "section 6 'global', global " + i));
        }
        List<ElementSegment> segments = module.elements();
        var elementTypes = new int[segments.size()];
        for (int i = 0; i < elementTypes.length; i++) {
            elementTypes[i] = code(segments.get(i).type(), "section 9 'element', element segment " + i);
        }
        return new ValidModule(
                module,
                features,
                types,
                defined.types(),
                List.copyOf(functions),
                List.copyOf(tables),
                List.copyOf(memories),
                List.copyOf(globals),
                List.copyOf(tags),
                elementTypes,
                declaredFunctions());
    }

    private void imports(List<Import> imports) {
        for (int i = 0; i < imports.size(); i++) {
            String place = "section 2 'import', import " + i;
            switch (imports.get(i).type()) {
                case ExternType.Function(int type, boolean exact) -> functions.add(function(type, exact, place));
                case ExternType.Table(var type) -> tables.add(table(type, place));
                case ExternType.Memory(var type) -> memories.add(memory(type, place));
                case ExternType.Global(var type) -> globals.add(global(type, place));
                case ExternType.Tag(int type) -> tags.add(tag(type, place));
            }
        }
    }

    private ValidModule.Function function(int typeIndex, boolean exact, String place) {
        return new ValidModule.Function(functionType(typeIndex, place), exact);
    }

    private DefinedType functionType(int typeIndex, String place) {
        DefinedType type = defined.type(typeIndex, place);
        if (!(type.shape() instanceof DefinedType.Shape.Function)) {
            throw new InvalidModuleException(
                    place, "type mismatch: type %d is not a function type".formatted(typeIndex));
        }
        return type;
    }

    private DefinedType tag(int typeIndex, String place) {
        DefinedType type = functionType(typeIndex, place);
        int results = type.functionShape().results().size();
        if (results > 0) {
            throw new InvalidModuleException(place, "non-empty tag result type: found %d results".formatted(results));
        }
        return type;
    }

    private ValidModule.Table table(TableType type, String place) {
        long most = switch (type.limits().addressType()) {
            case I32 -> 0xFFFF_FFFFL;
            case I64 -> -1L;
        };
        limits(type.limits(), most, "table size", place);
        return new ValidModule.Table(code(type.element(), place), type.limits());
    }

    private MemoryType memory(MemoryType type, String place) {
        int pageSize = type.pageSizeLog2();
        if (pageSize != 0 && pageSize != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            throw new InvalidModuleException(
                    place, "invalid custom page size: found 2**%d, needed 1 or 65536".formatted(pageSize));
        }
        long most = switch (type.limits().addressType()) {
            case I32 -> pageSize == 0 ? 0xFFFF_FFFFL : 1L << (MAX_32_BIT_BYTES_LOG2 - pageSize);
            case I64 -> pageSize == 0 ? -1L : 1L << (Long.SIZE - pageSize);
        };
        limits(type.limits(), most, "memory size", place);
        if (type.shared() && type.limits().maximum().isEmpty()) {
            throw new InvalidModuleException(place, "shared memory must have maximum");
        }
        return type;
    }

    private static void limits(Limits limits, long most, String what, String place) {
        atMost(limits.minimum(), most, what + " minimum", place);
        if (limits.maximum().isPresent()) {
            long maximum = limits.maximum().getAsLong();
            atMost(maximum, most, what + " maximum", place);
            if (Long.compareUnsigned(limits.minimum(), maximum) > 0) {
                throw new InvalidModuleException(
                        place,
                        "size minimum must not be greater than maximum: found %s and %s"
                                .formatted(Long.toUnsignedString(limits.minimum()), Long.toUnsignedString(maximum)));
            }
        }
    }

    private static void atMost(long value, long most, String what, String place) {
        if (Long.compareUnsigned(value, most) > 0) {
            throw new InvalidModuleException(
                    place,
                    "%s: found %s, at most %s"
                            .formatted(what, Long.toUnsignedString(value), Long.toUnsignedString(most)));
        }
    }

    private ValidModule.Global global(GlobalType type, String place) {
        return new ValidModule.Global(code(type.type(), place), type.mutable());
    }

    private int code(StorageType type, String place) {
        return TypeCode.of(type, index -> defined.type(index, place).id());
    }

    /** The functions that exports, segments and initial values mention. */
    private BitSet declaredFunctions() {
        var declared = new BitSet();
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNCTION) {
                declare(export.index(), declared);
            }
        }
        module.globals().forEach(global -> declare(global.initial(), declared));
        module.tables().forEach(table -> table.initial().ifPresent(initial -> declare(initial, declared)));
        for (ElementSegment segment : module.elements()) {
            switch (segment.items()) {
                case ElementSegment.Items.Functions(var indices) -> indices.forEach(index -> declare(index, declared));
                case ElementSegment.Items.Expressions(var expressions) ->
                    expressions.forEach(expression -> declare(expression, declared));
            }
        }
        return declared;
    }

    private void declare(ConstExpr expression, BitSet declared) {
        for (Instruction instruction : expression.instructions()) {
            if (instruction instanceof Instruction.Indexed(Opcode op, int function) && op == Opcode.REF_FUNC) {
                declare(function, declared);
            }
        }
    }

    private void declare(int function, BitSet declared) {
        if (Integer.compareUnsigned(function, functions.size()) < 0) {
            declared.set(function);
        }
    }
}
