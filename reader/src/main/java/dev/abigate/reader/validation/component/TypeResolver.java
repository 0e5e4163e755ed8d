package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.Alias;
import dev.abigate.format.component.CoreType;
import dev.abigate.format.component.Declaration;
import dev.abigate.format.component.ExternName;
import dev.abigate.format.component.ExternType;
import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.Import;
import dev.abigate.format.component.Labelled;
import dev.abigate.format.component.PrimitiveType;
import dev.abigate.format.component.Sort;
import dev.abigate.format.component.TypeDefinition;
import dev.abigate.format.component.TypeReference;
import dev.abigate.format.component.ValueType;
import java.util.List;
import java.util.Optional;

/** Resolves types, aliases, and what imports and exports are declared to be, in a scope. */
final class TypeResolver {
    private final TypeTable table;
    private final Scope scope;
    private final ExternNames importNames = new ExternNames();
    private final ExternNames exportNames = new ExternNames();
    private final NamedTypes imported;
    /** What is exported may be made of these and of what is imported. */
    private final NamedTypes exported;

    TypeResolver(TypeTable table, Scope scope) {
        this.table = table;
        this.scope = scope;
        this.imported = new NamedTypes(table);
        this.exported = new NamedTypes(table);
    }

    void define(TypeDefinition definition) {
        scope.types.add(
                switch (definition) {
                    case TypeDefinition.Value(var shape) -> value(shape);
                    case TypeDefinition.Function(var type) -> function(type);
                    case TypeDefinition.Instance(var declarations) -> {
                        Scope inner = declare(Scope.Kind.INSTANCE_TYPE, declarations);
                        yield table.type(table.instance(inner.exports, inner.resources));
                    }
                    case TypeDefinition.Component(var declarations) -> {
                        Scope inner = declare(Scope.Kind.COMPONENT_TYPE, declarations);
                        yield table.type(table.component(inner.imports, inner.exports, inner.resources));
                    }
                    case TypeDefinition.Resource _ -> {
                        require(
                                scope.kind == Scope.Kind.COMPONENT,
                                "resources can only be defined within a concrete component");
                        Type.Resource resource = table.resource(true);
                        scope.resources.add(resource);
                        yield resource;
                    }
                });
    }

    private Scope declare(Scope.Kind kind, List<Declaration> declarations) {
        var inner = new Scope(kind, Optional.of(scope));
        var resolver = new TypeResolver(table, inner);
        declarations.forEach(resolver::declare);
        return inner;
    }

    private void declare(Declaration declaration) {
        switch (declaration) {
            case Declaration.OfCoreType(var type) -> define(type);
            case Declaration.OfType(var type) -> define(type);
            case Declaration.OfAlias(var alias) -> {
                require(
                        alias.sort() == Sort.TYPE || alias.sort() == Sort.INSTANCE || alias.sort() == Sort.CORE_TYPE,
                        "aliases in a type may only refer to types or instances");
                alias(alias);
            }
            case Declaration.OfImport(var imported) -> addImport(imported);
            case Declaration.OfExport(var name, var type) -> addExport(name, entity(name, type, false));
        }
    }

    void define(CoreType type) {
        if (type instanceof CoreType.Module(var declarations)) {
            new CoreTypes(scope).module(declarations);
        }
        scope.coreTypes.addAll(CoreTypes.flat(type));
    }

    /** What a core module of a declared type imports and exports. */
    private ModuleType module(int index) {
        if (!(Scope.item(scope.coreTypes, index, Sort.CORE_TYPE) instanceof CoreType.Module(var declarations))) {
            throw new InvalidModuleException("core type index %d is not a module type".formatted(index));
        }
        table.look(declarations.size());
        return new CoreTypes(scope).module(declarations);
    }

    void alias(Alias alias) {
        switch (alias) {
            case Alias.Export(var sort, int index, var name) -> {
                Entity entity = Scope.item(scope.instances, index, Sort.INSTANCE)
                        .exports()
                        .get(name);
                if (entity == null || entity.sort() != sort) {
                    throw new InvalidModuleException(
                            "instance %d has no export named '%s' that is a %s".formatted(index, name, sort.text()));
                }
                scope.add(entity);
            }
            case Alias.CoreExport(var sort, int index, var name) -> {
                ModuleType.Item item = Scope.item(scope.coreInstances, index, Sort.CORE_INSTANCE)
                        .get(name);
                if (item == null) {
                    throw new InvalidModuleException(
                            "core instance %d has no export named '%s'".formatted(index, name));
                }
                require(
                        item.sort() == sort,
                        "export '%s' for core instance %d is not a %s"
                                .formatted(name, index, sort.text().replace("core ", "")));
                scope.coreItems(sort).add(item);
            }
            case Alias.Outer(var sort, int count, int index) -> outer(sort, count, index);
        }
    }

    private void outer(Sort sort, int count, int index) {
        Scope from = scope.outwards(count);
        if (sort == Sort.CORE_TYPE) {
            scope.coreTypes.add(Scope.item(from.coreTypes, index, sort));
            return;
        }
        Entity entity = from.entity(sort, index);
        require(
                sort != Sort.TYPE || !scope.leavesComponent(count) || !TypeWalk.findsResource(table, entity),
                "a type of an outer component transitively refers to resources not defined in the current component");
        scope.add(entity);
    }

    void addImport(Import declared) {
        ExternName name = declared.name();
        Entity entity = entity(name, declared.type(), true);
        importNames.add(name, entity);
        require(
                NamedTypes.areEnough(table, entity, imported::has),
                "%s not valid to be used as import: '%s' is made of types without a name"
                        .formatted(entity.sort().text(), name.text()));
        scope.imports.put(name.text(), entity);
        imported.add(entity);
        scope.add(entity);
    }

    void addExport(ExternName name, Entity entity) {
        exportNames.add(name, entity);
        require(
                scope.kind == Scope.Kind.INSTANCE_TYPE
                        || NamedTypes.areEnough(table, entity, type -> imported.has(type) || exported.has(type)),
                "%s not valid to be used as export: '%s' is made of types without a name"
                        .formatted(entity.sort().text(), name.text()));
        scope.exports.put(name.text(), entity);
        exported.add(entity);
        scope.add(entity);
    }

    /**
     * What an import or export of that type is.
     *
     * @param imported whether resources that come with it are the outside's
     */
    Entity entity(ExternName name, ExternType type, boolean imported) {
        return switch (type) {
            case ExternType.CoreModule(int index) -> new Entity.CoreModule(module(index));
            case ExternType.Function(int index) -> {
                if (!(scope.type(index).unnamed() instanceof Type.Function function)) {
                    throw new InvalidModuleException("type index %d is not a function type".formatted(index));
                }
                yield new Entity.Function(function, new Origin.Outside());
            }
            case ExternType.Value(var reference) -> new Entity.Value(value(reference));
            case ExternType.SameValue(int index) -> new Entity.Value(Scope.item(scope.values, index, Sort.VALUE));
            case ExternType.SameType(int index) -> new Entity.OfType(table.named(name.text(), scope.type(index)));
            case ExternType.Resource _ -> {
                Type.Resource resource = table.resource(false);
                if (!imported) {
                    scope.resources.add(resource);
                }
                yield new Entity.OfType(table.named(name.text(), resource));
            }
            case ExternType.Component(int index) -> {
                if (!(scope.type(index).unnamed() instanceof Type.OfComponent(var component, int _))) {
                    throw new InvalidModuleException("type index %d is not a component type".formatted(index));
                }
                yield new Entity.Component(component);
            }
            case ExternType.Instance(int index) -> {
                if (!(scope.type(index).unnamed() instanceof Type.OfInstance(var instance, int _))) {
                    throw new InvalidModuleException("type index %d is not an instance type".formatted(index));
                }
                var own = new Substitution(table);
                List<Type.Resource> resources = own.renew(instance.resources());
                if (!imported) {
                    scope.resources.addAll(resources);
                }
                yield new Entity.Instance(own.apply(instance));
            }
        };
    }

    private Type.Function function(FunctionType<TypeReference> type) {
        ExternNames.labels(type.parameters().stream().map(Labelled::label).toList(), "function parameter");
        Type.Function function = table.function(type.map(this::value));
        require(
                function.type()
                        .result()
                        .filter(result -> TypeWalk.findsBorrow(table, result))
                        .isEmpty(),
                "function result cannot contain a `borrow` type");
        return function;
    }

    private Type value(ValueType<TypeReference> shape) {
        switch (shape) {
            case ValueType.Fields<TypeReference>(var fields) -> {
                require(!fields.isEmpty(), "record type must have at least one field");
                ExternNames.labels(fields.stream().map(Labelled::label).toList(), "record field");
            }
            case ValueType.Variant<TypeReference>(var cases) -> {
                require(!cases.isEmpty(), "variant type must have at least one case");
                ExternNames.labels(cases.stream().map(Labelled::label).toList(), "variant case");
            }
            case ValueType.Flags<TypeReference>(var labels) -> {
                require(!labels.isEmpty(), "flags must have at least one entry");
                require(
                        labels.size() <= ValueType.Flags.MOST,
                        "cannot have more than %d flags, found %d".formatted(ValueType.Flags.MOST, labels.size()));
                ExternNames.labels(labels, "flag");
            }
            case ValueType.Enumeration<TypeReference>(var labels) -> {
                require(!labels.isEmpty(), "enum type must have at least one variant");
                ExternNames.labels(labels, "enum tag");
            }
            case ValueType.Tuple<TypeReference>(var elements) ->
                require(!elements.isEmpty(), "tuple type must have at least one type");
            case ValueType.Elements<TypeReference>(var _, var length) ->
                require(
                        length.isEmpty() || length.getAsInt() != 0,
                        "a list of fixed length must have at least one element");
            case ValueType.Handle<TypeReference>(var resource, boolean _) -> {
                return table.value(shape.map(this::resource));
            }
            case ValueType.Stream<TypeReference>(var element, boolean single) -> {
                require(
                        single || !element.equals(Optional.of(new TypeReference.Primitive(PrimitiveType.CHAR))),
                        "`stream<char>` is not valid at this time");
            }
            case ValueType.Primitive<TypeReference> _,
                    ValueType.Option<TypeReference> _,
                    ValueType.Result<TypeReference> _,
                    ValueType.Dictionary<TypeReference> _ -> {}
        }
        return table.value(shape.map(this::value));
    }

    /** A type of values. */
    Type value(TypeReference reference) {
        return switch (reference) {
            case TypeReference.Primitive(var type) -> table.value(new ValueType.Primitive<>(type));
            case TypeReference.Indexed(int index) -> {
                Type type = scope.type(index);
                require(type.unnamed() instanceof Type.Value, "type index %d is not a defined type".formatted(index));
                yield type;
            }
        };
    }

    private Type resource(TypeReference reference) {
        return switch (reference) {
            case TypeReference.Indexed(int index) -> {
                Type type = scope.type(index);
                require(
                        type.unnamed() instanceof Type.Resource,
                        "type index %d is not a resource type".formatted(index));
                yield type;
            }
            case TypeReference.Primitive _ -> throw new InvalidModuleException("a handle needs a resource");
        };
    }

    private static void require(boolean met, String reason) {
        if (!met) {
            throw new InvalidModuleException(reason);
        }
    }
}
