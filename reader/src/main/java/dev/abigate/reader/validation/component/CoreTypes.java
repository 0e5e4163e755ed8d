package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.CoreType;
import dev.abigate.format.component.Sort;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.RecType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What core modules import and export, as far as a component sees it. */
final class CoreTypes {
    private final Scope scope;
    private final List<CoreType> types = new ArrayList<>();

    CoreTypes(Scope scope) {
        this.scope = scope;
    }

    /** Each type of a group by itself, as indices count. */
    static List<CoreType> flat(CoreType type) {
        return switch (type) {
            case CoreType.Module module -> List.of(module);
            case CoreType.Defined(var group) ->
                group.types().stream()
                        .<CoreType>map(each -> new CoreType.Defined(new RecType(List.of(each))))
                        .toList();
        };
    }

    /** The type of a module by its declarations. */
    ModuleType module(List<CoreType.Declaration> declarations) {
        var imports = new ArrayList<ModuleType.Imported>();
        var exports = new LinkedHashMap<String, ModuleType.Item>();
        for (CoreType.Declaration declaration : declarations) {
            switch (declaration) {
                case CoreType.Declaration.Type(var group) -> types.addAll(flat(new CoreType.Defined(group)));
                case CoreType.Declaration.OuterType(int count, int index) -> {
                    CoreType outer = count == 0
                            ? Scope.item(types, index, Sort.CORE_TYPE)
                            : Scope.item(scope.outwards(count - 1).coreTypes, index, Sort.CORE_TYPE);
                    if (outer instanceof CoreType.Module) {
                        throw new InvalidModuleException("not a core type: the type of a module inside another one");
                    }
                    types.add(outer);
                }
                case CoreType.Declaration.Imported(var imported) -> {
                    imports.add(new ModuleType.Imported(imported.module(), imported.name(), item(imported.type())));
                }
                case CoreType.Declaration.Exported(var name, var type) -> {
                    if (exports.put(name, item(type)) != null) {
                        throw new InvalidModuleException("export name '%s' already defined".formatted(name));
                    }
                }
            }
        }
        return type(imports, exports);
    }

    private ModuleType.Item item(ExternType type) {
        return switch (type) {
            case ExternType.Function(int index, boolean _) ->
                new ModuleType.Item(Sort.CORE_FUNCTION, Optional.of(function(index)));
            case ExternType.Tag(int index) -> tag(index);
            case ExternType.Table _, ExternType.Memory _, ExternType.Global _ ->
                new ModuleType.Item(sort(type.kind()), Optional.empty());
        };
    }

    private ModuleType.Item tag(int index) {
        function(index);
        return new ModuleType.Item(Sort.CORE_TAG, Optional.empty());
    }

    private CompositeType.Function function(int index) {
        if (!(Scope.item(types, index, Sort.CORE_TYPE) instanceof CoreType.Defined(var group)
                && group.types().getFirst().composite() instanceof CompositeType.Function function)) {
            throw new InvalidModuleException("core type index %d is not a function type".formatted(index));
        }
        return function;
    }

    /** The type of a module that is there. */
    static ModuleType of(WasmModule module) {
        IndexSpaces spaces = IndexSpaces.of(module);
        var imports = module.imports().stream()
                .map(imported -> new ModuleType.Imported(
                        imported.module(),
                        imported.name(),
                        new ModuleType.Item(
                                sort(imported.type().kind()),
                                imported.type() instanceof ExternType.Function(int type, boolean _)
                                        ? Optional.of(spaces.functionType(type))
                                        : Optional.empty())))
                .toList();
        var exports = new LinkedHashMap<String, ModuleType.Item>();
        module.exports()
                .forEach(export -> exports.put(
                        export.name(),
                        new ModuleType.Item(
                                sort(export.kind()),
                                export.kind() == ExternKind.FUNCTION
                                        ? Optional.of(spaces.typeOfFunction(export.index()))
                                        : Optional.empty())));
        return type(imports, exports);
    }

    /** A core module alone may import one name twice; in a component it may not. */
    private static ModuleType type(List<ModuleType.Imported> imports, Map<String, ModuleType.Item> exports) {
        var names = new HashSet<List<String>>();
        for (ModuleType.Imported imported : imports) {
            if (!names.add(List.of(imported.module(), imported.name()))) {
                throw new InvalidModuleException(
                        "duplicate import name '%s:%s'".formatted(imported.module(), imported.name()));
            }
        }
        return new ModuleType(imports, exports);
    }

    private static Sort sort(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> Sort.CORE_FUNCTION;
            case TABLE -> Sort.CORE_TABLE;
            case MEMORY -> Sort.CORE_MEMORY;
            case GLOBAL -> Sort.CORE_GLOBAL;
            case TAG -> Sort.CORE_TAG;
        };
    }
}
