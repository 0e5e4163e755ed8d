package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.reader.wasm.code.CodeReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes imports, exports and the types they mention from a module. */
final class WasmSurface {
    /** Bytes of a body without locals that is one constant: no locals, opcode, ten bytes of a number, end. */
    private static final int LONGEST_CONSTANT = 13;

    private final WasmModule module;
    private final IndexSpaces spaces;
    private final TypeNames types;
    private final Map<Integer, ExternalType> functionTypes = new HashMap<>();
    private final List<Import> imports;
    private final FunctionPrints prints;
    private final int importedFunctions;
    private final int importedGlobals;

    WasmSurface(WasmModule module) {
        this.module = module;
        this.spaces = IndexSpaces.of(module);
        this.types = new TypeNames(module);
        this.imports = module.imports().stream()
                .map(item -> new Import(item.module(), item.name(), external(item.type())))
                .toList();
        List<Import> functions = imports.stream()
                .filter(item -> item.type() instanceof ExternalType.Function)
                .toList();
        this.importedFunctions = functions.size();
        this.importedGlobals = spaces.globals().size() - module.globals().size();
        this.prints =
                new FunctionPrints(spaces, types, functions, module.bodies().size());
    }

    List<Import> imports() {
        return imports;
    }

    int importedFunctions() {
        return importedFunctions;
    }

    /** What takes the digests of function bodies; it has to have seen them all before exports are asked for. */
    FunctionPrints prints() {
        return prints;
    }

    List<Export> exports(CodePrints code) {
        var names = new HashMap<Item, List<String>>();
        module.exports()
                .forEach(export -> names.computeIfAbsent(
                                new Item(export.kind(), export.index()), _ -> new ArrayList<>(1))
                        .add(export.name()));
        return module.exports().stream()
                .map(export -> {
                    List<String> all = names.getOrDefault(new Item(export.kind(), export.index()), List.of());
                    OptionalInt body = body(export.kind(), export.index());
                    return new Export(
                            export.name(),
                            external(export.kind(), export.index()),
                            aliases(export.name(), all),
                            body.isPresent() ? Optional.of(code.content(body.getAsInt())) : Optional.empty(),
                            body.isPresent() ? Optional.of(code.reach(body.getAsInt())) : Optional.empty(),
                            body.isPresent() ? returned(body.getAsInt()) : OptionalLong.empty());
                })
                .toList();
    }

    private record Item(ExternKind kind, int index) {}

    private static List<String> aliases(String name, List<String> all) {
        return all.size() == 1
                ? List.of()
                : all.stream().filter(other -> !other.equals(name)).sorted().toList();
    }

    private OptionalInt body(ExternKind kind, int index) {
        int body = index - importedFunctions;
        return kind != ExternKind.FUNCTION
                        || body < 0
                        || body >= module.bodies().size()
                ? OptionalInt.empty()
                : OptionalInt.of(body);
    }

    /** The value of a function that consists of nothing but an integer constant. */
    private OptionalLong returned(int body) {
        FunctionBody code = module.bodies().get(body);
        if (code.bytes().length() > LONGEST_CONSTANT) {
            return OptionalLong.empty();
        }
        List<Instruction> instructions = CodeReader.read(code, body).instructions();
        return instructions.size() == 2 ? constant(instructions.subList(0, 1)) : OptionalLong.empty();
    }

    /** The memories that are neither imported nor exported. */
    List<ExternalType.Memory> innerMemories() {
        Set<Integer> exported = module.exports().stream()
                .filter(export -> export.kind() == ExternKind.MEMORY)
                .map(dev.abigate.format.wasm.Export::index)
                .collect(Collectors.toSet());
        var inner = new ArrayList<ExternalType.Memory>();
        for (int i = spaces.memories().size() - module.memories().size();
                i < spaces.memories().size();
                i++) {
            if (!exported.contains(i)) {
                inner.add(memory(spaces.memory(i)));
            }
        }
        return inner;
    }

    int memoryCount() {
        return spaces.memories().size();
    }

    /** The defined types that imports and exports mention. */
    List<DeclaredType> types(List<Export> exports) {
        var texts = new ArrayList<String>();
        imports.forEach(item -> texts.add(item.type().text()));
        exports.forEach(export -> texts.add(export.type().text()));
        return types.mentioned(texts);
    }

    private ExternalType external(ExternType type) {
        return switch (type) {
            case ExternType.Function function -> function(function.typeIndex());
            case ExternType.Table table -> table(table.type());
            case ExternType.Memory memory -> memory(memory.type());
            case ExternType.Global global -> global(global.type(), OptionalLong.empty());
            case ExternType.Tag tag -> tag(tag.typeIndex());
        };
    }

    private ExternalType external(ExternKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> {
                spaces.typeOfFunction(index);
                yield function(spaces.functions().get(index));
            }
            case TABLE -> table(spaces.table(index));
            case MEMORY -> memory(spaces.memory(index));
            case GLOBAL -> global(spaces.global(index), value(index));
            case TAG -> {
                spaces.typeOfTag(index);
                yield tag(spaces.tags().get(index));
            }
        };
    }

    /** A large module has few types for many functions. */
    private ExternalType function(int typeIndex) {
        return functionTypes.computeIfAbsent(typeIndex, index -> {
            CompositeType.Function type = spaces.functionType(index);
            return new ExternalType.Function(
                    types.texts(type.parameters()), types.texts(type.results()), types.declared(index));
        });
    }

    private ExternalType tag(int typeIndex) {
        CompositeType.Function type = spaces.functionType(typeIndex);
        return new ExternalType.Tag(types.texts(type.parameters()), types.declared(typeIndex));
    }

    private ExternalType table(TableType type) {
        return new ExternalType.Table(types.text(type.element()), type.limits());
    }

    private static ExternalType.Memory memory(MemoryType type) {
        return new ExternalType.Memory(type.limits(), type.shared(), 1L << type.pageSizeLog2());
    }

    private ExternalType global(GlobalType type, OptionalLong value) {
        return new ExternalType.Global(
                types.text(type.type()), type.mutable(), type.mutable() ? OptionalLong.empty() : value);
    }

    private OptionalLong value(int index) {
        int own = index - importedGlobals;
        return own < 0 ? OptionalLong.empty() : constant(module.globals().get(own));
    }

    /** The initial value of a global, where it is an integer constant. */
    static OptionalLong constant(Global global) {
        return constant(global.initial().instructions());
    }

    /** The value of an expression that is one integer constant. */
    static OptionalLong constant(List<Instruction> instructions) {
        return instructions.size() == 1
                        && instructions.getFirst() instanceof Instruction.Constant constant
                        && (constant.op() == Opcode.I32_CONST || constant.op() == Opcode.I64_CONST)
                ? OptionalLong.of(constant.bits())
                : OptionalLong.empty();
    }
}
