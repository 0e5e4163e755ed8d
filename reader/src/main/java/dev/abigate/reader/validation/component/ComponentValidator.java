package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.Component;
import dev.abigate.format.component.CoreInstance;
import dev.abigate.format.component.Export;
import dev.abigate.format.component.ExternName;
import dev.abigate.format.component.Instance;
import dev.abigate.format.component.NamedItem;
import dev.abigate.format.component.Section;
import dev.abigate.format.component.Sort;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.wasm.WasmChecker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Validates components: every index, every name, the types of what instances are given, and the core modules inside.
 *
 * <p>Not looked at: whether each value is used once, the encoding and size of values, limits of memories and tables that core
 * modules share, whether resources have a name where an instance is made of exports, and the types inside components that are
 * handed to components.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md">Component model</a>
 */
public final class ComponentValidator {
    private final TypeTable table;
    private final Consumer<WasmModule> moduleCheck;
    private final List<WasmModule> modules;
    private final String place;
    private final Scope scope;
    private final TypeResolver types;
    private final List<ValidComponent.Lowered> lowered = new ArrayList<>();
    private final CanonRules canons;
    private int nested;

    private ComponentValidator(
            TypeTable table,
            Consumer<WasmModule> moduleCheck,
            List<WasmModule> modules,
            String place,
            Optional<Scope> outer) {
        this.table = table;
        this.moduleCheck = moduleCheck;
        this.modules = modules;
        this.place = place;
        this.scope = new Scope(Scope.Kind.COMPONENT, outer);
        this.types = new TypeResolver(table, scope);
        this.canons = new CanonRules(table, scope, types, lowered);
    }

    /**
     * Validates a component with all core modules in it.
     *
     * @param features that the core modules may use
     * @throws InvalidModuleException at the first thing that is not valid
     * @throws dev.abigate.format.MalformedBinaryException at the first core function body that is malformed
     */
    public static ValidComponent validate(Component component, FeatureSet features) {
        return check(component, module -> ModuleValidator.validate(module, features, new CanonicalTypes()));
    }

    /**
     * As {@link #validate}, without looking into core modules beyond their imports and exports.
     *
     * @throws InvalidModuleException at the first thing that is not valid
     */
    public static ValidComponent resolve(Component component) {
        return check(component, WasmChecker::checkSurface);
    }

    private static ValidComponent check(Component component, Consumer<WasmModule> moduleCheck) {
        var modules = new ArrayList<WasmModule>();
        var validator = new ComponentValidator(new TypeTable(), moduleCheck, modules, "", Optional.empty());
        return new ValidComponent(validator.type(component), validator.lowered, modules);
    }

    private ComponentType type(Component component) {
        component.sections().forEach(this::section);
        return table.component(scope.imports, scope.exports, scope.resources);
    }

    private void section(Section section) {
        switch (section) {
            case Section.Custom _ -> {}
            case Section.CoreModule(var module) ->
                at("core module " + modules.size(), () -> {
                    modules.add(module);
                    moduleCheck.accept(module);
                    scope.modules.add(CoreTypes.of(module));
                });
            case Section.CoreInstances(var instances) -> each("core instance", instances, this::coreInstance);
            case Section.CoreTypes(var all) -> each("core type", all, types::define);
            case Section.Nested(var component) -> {
                String name = place + "component " + nested++;
                var inner = new ComponentValidator(table, moduleCheck, modules, name + ", ", Optional.of(scope));
                scope.components.add(inner.type(component));
            }
            case Section.Instances(var instances) -> each("instance", instances, this::instance);
            case Section.Aliases(var aliases) -> each("alias", aliases, types::alias);
            case Section.Types(var all) -> each("type", all, types::define);
            case Section.Canons(var all) -> each("canon", all, canons::define);
            case Section.Start start -> at("section 'start'", () -> start(start));
            case Section.Imports(var imports) -> each("import", imports, types::addImport);
            case Section.Exports(var exports) -> each("export", exports, this::export);
            case Section.Values(var values) ->
                each("value", values, value -> scope.values.add(types.value(value.type())));
        }
    }

    private <T> void each(String what, List<T> items, Consumer<T> definition) {
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            at("section '%s', %s %d".formatted(what, what, i), () -> definition.accept(item));
        }
    }

    /** Lets errors of {@code work} say where they are. */
    private void at(String where, Runnable work) {
        try {
            work.run();
        } catch (InvalidModuleException e) {
            String inner = e.place().isEmpty() ? place + where : place + where + ", " + e.place();
            throw e.offset().isPresent()
                    ? new InvalidModuleException(e.offset().getAsInt(), inner, e.reason())
                    : new InvalidModuleException(inner, e.reason());
        }
    }

    private void coreInstance(CoreInstance instance) {
        switch (instance) {
            case CoreInstance.Instantiate(int index, var arguments) -> {
                ModuleType module = Scope.item(scope.modules, index, Sort.CORE_MODULE);
                var given = new HashMap<String, Map<String, ModuleType.Item>>();
                for (NamedItem argument : arguments) {
                    unique(
                            given.put(
                                    argument.name(),
                                    Scope.item(
                                            scope.coreInstances, argument.item().index(), Sort.CORE_INSTANCE)),
                            argument.name());
                }
                table.look(module.imports().size());
                Matching.link(module, given);
                scope.coreInstances.add(module.exports());
            }
            case CoreInstance.Collect(var exports) -> {
                var items = new LinkedHashMap<String, ModuleType.Item>();
                for (NamedItem export : exports) {
                    Sort sort = export.item().sort();
                    unique(
                            items.put(
                                    export.name(),
                                    Scope.item(
                                            scope.coreItems(sort), export.item().index(), sort)),
                            export.name());
                }
                scope.coreInstances.add(items);
            }
        }
    }

    private static void unique(@Nullable Object before, String name) {
        if (before != null) {
            throw new InvalidModuleException("name '%s' already defined".formatted(name));
        }
    }

    private void instance(Instance instance) {
        switch (instance) {
            case Instance.Instantiate(int index, var arguments) -> {
                ComponentType component = Scope.item(scope.components, index, Sort.COMPONENT);
                var given = new HashMap<String, Entity>();
                for (NamedItem argument : arguments) {
                    Entity entity =
                            scope.entity(argument.item().sort(), argument.item().index());
                    unique(given.put(argument.name(), entity), argument.name());
                }
                scope.instances.add(instantiate(component, given));
            }
            case Instance.Collect(var exports) -> {
                var names = new ExternNames();
                var entities = new LinkedHashMap<String, Entity>();
                for (Instance.NamedExport export : exports) {
                    Entity entity =
                            scope.entity(export.item().sort(), export.item().index());
                    names.add(export.name(), entity);
                    entities.put(export.name().text(), entity);
                }
                scope.instances.add(table.instance(entities, List.of()));
            }
        }
    }

    private InstanceType instantiate(ComponentType component, Map<String, Entity> given) {
        var substitution = new Substitution(table);
        scope.resources.addAll(substitution.renew(component.resources()));
        var matching = new Matching(substitution);
        component.imports().forEach((name, expected) -> {
            Entity argument = given.get(name);
            if (argument == null) {
                throw new InvalidModuleException("missing import named '%s'".formatted(name));
            }
            matching.match(name, argument, expected);
        });
        return table.instance(substitution.apply(component.exports()), List.of());
    }

    /** A type goes under the name of its export; other entities have no names. */
    private Entity named(ExternName name, Entity entity) {
        return entity instanceof Entity.OfType(var type) ? new Entity.OfType(table.named(name.text(), type)) : entity;
    }

    private void export(Export export) {
        Entity entity = scope.entity(export.item().sort(), export.item().index());
        if (export.ascribed().isPresent()) {
            Entity offered = types.entity(export.name(), export.ascribed().get(), false);
            var given = new Substitution(table);
            try {
                new Matching(given).match(export.name().text(), entity, offered);
            } catch (InvalidModuleException e) {
                throw new InvalidModuleException("ascribed type of export is not compatible: " + e.reason());
            }
            entity = offered instanceof Entity.Function(var type, var origin)
                            && entity instanceof Entity.Function(var _, var from)
                    ? new Entity.Function(type, from)
                    : offered;
        } else {
            entity = named(export.name(), entity);
        }
        types.addExport(export.name(), entity);
    }

    private void start(Section.Start start) {
        Entity.Function function = Scope.item(scope.functions, start.function(), Sort.FUNCTION);
        int parameters = function.type().type().parameters().size();
        int results = function.type().type().result().isPresent() ? 1 : 0;
        if (parameters != start.arguments().size() || results != start.results()) {
            throw new InvalidModuleException("the start function takes %d values and gives %d, found %d and %s"
                    .formatted(
                            parameters, results, start.arguments().size(), Integer.toUnsignedString(start.results())));
        }
        start.arguments().forEach(value -> Scope.item(scope.values, value, Sort.VALUE));
        function.type().type().result().ifPresent(scope.values::add);
    }
}
