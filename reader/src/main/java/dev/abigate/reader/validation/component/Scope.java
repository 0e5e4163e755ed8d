package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.CoreType;
import dev.abigate.format.component.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The index spaces of a component, or of the type of a component or an instance, as far as it was looked at. */
final class Scope {
    /** What has index spaces of its own. */
    enum Kind {
        COMPONENT,
        COMPONENT_TYPE,
        INSTANCE_TYPE
    }

    final Kind kind;
    final Optional<Scope> outer;
    final List<CoreType> coreTypes = new ArrayList<>();
    final List<ModuleType> modules = new ArrayList<>();
    final List<Map<String, ModuleType.Item>> coreInstances = new ArrayList<>();
    final List<ModuleType.Item> coreFunctions = new ArrayList<>();
    final List<ModuleType.Item> coreTables = new ArrayList<>();
    final List<ModuleType.Item> coreMemories = new ArrayList<>();
    final List<ModuleType.Item> coreGlobals = new ArrayList<>();
    final List<ModuleType.Item> coreTags = new ArrayList<>();
    final List<Entity.Function> functions = new ArrayList<>();
    final List<Type> values = new ArrayList<>();
    final List<Type> types = new ArrayList<>();
    final List<ComponentType> components = new ArrayList<>();
    final List<InstanceType> instances = new ArrayList<>();

    final Map<String, Entity> imports = new LinkedHashMap<>();
    final Map<String, Entity> exports = new LinkedHashMap<>();
    /** Resources that come into being in this scope. */
    final List<Type.Resource> resources = new ArrayList<>();

    Scope(Kind kind, Optional<Scope> outer) {
        this.kind = kind;
        this.outer = outer;
    }

    /**
     * The scope that many steps outwards.
     *
     * @throws InvalidModuleException where there are not that many
     */
    Scope outwards(int count) {
        Scope scope = this;
        for (int i = 0; i < count; i++) {
            scope = scope.outer.orElseThrow(() -> new InvalidModuleException(
                    "invalid outer alias count %d: there are not that many scopes around".formatted(count)));
        }
        return scope;
    }

    /** Whether a component lies on the way to the scope that many steps outwards. */
    boolean leavesComponent(int count) {
        Scope scope = this;
        for (int i = 0; i < count; i++) {
            if (scope.kind == Kind.COMPONENT) {
                return true;
            }
            scope = scope.outer.orElseThrow();
        }
        return false;
    }

    List<ModuleType.Item> coreItems(Sort sort) {
        return switch (sort) {
            case CORE_FUNCTION -> coreFunctions;
            case CORE_TABLE -> coreTables;
            case CORE_MEMORY -> coreMemories;
            case CORE_GLOBAL -> coreGlobals;
            case CORE_TAG -> coreTags;
            case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNCTION, VALUE, TYPE, COMPONENT, INSTANCE ->
                throw new InvalidModuleException("a " + sort.text() + " is nothing that a core instance exports");
        };
    }

    /** The definition of a sort that has entities. */
    Entity entity(Sort sort, int index) {
        return switch (sort) {
            case CORE_MODULE -> new Entity.CoreModule(item(modules, index, sort));
            case FUNCTION -> item(functions, index, sort);
            case VALUE -> new Entity.Value(item(values, index, sort));
            case TYPE -> new Entity.OfType(item(types, index, sort));
            case COMPONENT -> new Entity.Component(item(components, index, sort));
            case INSTANCE -> new Entity.Instance(item(instances, index, sort));
            case CORE_FUNCTION, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_TYPE, CORE_INSTANCE ->
                throw new InvalidModuleException("a " + sort.text() + " cannot cross the border of a component");
        };
    }

    /** Appends a definition to the index space of its sort. */
    void add(Entity entity) {
        switch (entity) {
            case Entity.CoreModule(var type) -> modules.add(type);
            case Entity.Function function -> functions.add(function);
            case Entity.Value(var type) -> values.add(type);
            case Entity.OfType(var type) -> types.add(type);
            case Entity.Component(var type) -> components.add(type);
            case Entity.Instance(var type) -> instances.add(type);
        }
    }

    Type type(int index) {
        return item(types, index, Sort.TYPE);
    }

    /**
     * An item of an index space.
     *
     * @throws InvalidModuleException where there is none
     */
    static <T> T item(List<T> space, int index, Sort sort) {
        if (index >= space.size()) {
            throw new InvalidModuleException("%s index out of bounds: unknown %s %d: there are %d"
                    .formatted(sort.text(), sort.text(), index, space.size()));
        }
        return space.get(index);
    }
}
