package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.Sort;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what is given satisfies what is asked for. Types that are asked for are replaced by the given ones as soon as they
 * are met, so that what refers to them is compared with them in place.
 */
final class Matching {
    private final Substitution given;

    /** @param given takes note of which types were given */
    Matching(Substitution given) {
        this.given = given;
    }

    /**
     * Checks one entity.
     *
     * @throws InvalidModuleException where it does not match
     */
    void match(String name, Entity found, Entity expected) {
        switch (expected) {
            case Entity.CoreModule(var type)
            when found instanceof Entity.CoreModule(var module) -> module(name, module, type);
            case Entity.Function(var type, var origin)
            when found instanceof Entity.Function(var function, var from) -> {
                given.replace(origin, from);
                same(name, function, given.apply(type));
            }
            case Entity.Value(var type)
            when found instanceof Entity.Value(var value) -> same(name, value, given.apply(type));
            case Entity.OfType(var type) when found instanceof Entity.OfType(var other) -> type(name, other, type);
            case Entity.Component(var type)
            when found instanceof Entity.Component(var component) -> component(name, component, type);
            case Entity.Instance(var type)
            when found instanceof Entity.Instance(var instance) -> exports(name, instance.exports(), type.exports());
            default ->
                throw new InvalidModuleException("type mismatch for '%s': expected a %s, found a %s"
                        .formatted(name, expected.sort().text(), found.sort().text()));
        }
    }

    private void exports(String name, Map<String, Entity> found, Map<String, Entity> expected) {
        expected.forEach((export, type) -> {
            Entity offered = found.get(export);
            if (offered == null) {
                throw new InvalidModuleException("missing expected export '%s' of '%s'".formatted(export, name));
            }
            match(export, offered, type);
        });
    }

    private void type(String name, Type found, Type expected) {
        Type asked = expected.unnamed();
        switch (asked) {
            case Type.Resource _ -> {
                if (given.apply(asked).structure() == asked.structure() && found.unnamed() instanceof Type.Resource) {
                    given.replace(expected, found);
                } else {
                    same(name, found, given.apply(asked));
                }
            }
            case Type.Value _, Type.Function _ -> {
                same(name, found, given.apply(asked));
                given.replace(expected, found);
            }
            case Type.OfInstance _, Type.OfComponent _, Type.Named _ -> given.replace(expected, found);
        }
    }

    /** Names and sorts are compared, of what a component takes and gives; types inside are not. */
    private static void component(String name, ComponentType found, ComponentType expected) {
        subset(name, "import", found.imports(), expected.imports());
        subset(name, "export", expected.exports(), found.exports());
    }

    private static void subset(String name, String what, Map<String, Entity> smaller, Map<String, Entity> larger) {
        smaller.forEach((item, entity) -> {
            Entity other = larger.get(item);
            if (other == null || other.sort() != entity.sort()) {
                throw new InvalidModuleException(
                        "type mismatch for component '%s': %s '%s' has no counterpart".formatted(name, what, item));
            }
        });
    }

    private static void module(String name, ModuleType found, ModuleType expected) {
        expected.exports().forEach((export, item) -> {
            if (!Optional.ofNullable(found.exports().get(export)).equals(Optional.of(item))) {
                throw new InvalidModuleException(
                        "type mismatch for module '%s': missing expected export '%s'".formatted(name, export));
            }
        });
        found.imports().forEach(imported -> {
            if (!expected.imports().contains(imported)) {
                throw new InvalidModuleException("type mismatch for module '%s': it imports '%s.%s'"
                        .formatted(name, imported.module(), imported.name()));
            }
        });
    }

    private static void same(String name, Type found, Type expected) {
        if (found.structure() != expected.structure()) {
            throw new InvalidModuleException("type mismatch for '%s'".formatted(name));
        }
    }

    /** Whether a module imports only what core instances offer. */
    static void link(ModuleType module, Map<String, Map<String, ModuleType.Item>> arguments) {
        for (ModuleType.Imported imported : module.imports()) {
            Map<String, ModuleType.Item> instance = arguments.get(imported.module());
            if (instance == null) {
                throw new InvalidModuleException(
                        "missing module instantiation argument named '%s'".formatted(imported.module()));
            }
            ModuleType.Item item = instance.get(imported.name());
            if (item == null) {
                throw new InvalidModuleException("module instantiation argument '%s' does not export an item named '%s'"
                        .formatted(imported.module(), imported.name()));
            }
            boolean known =
                    item.function().isPresent() && imported.item().function().isPresent();
            if (item.sort() != imported.item().sort()
                    || (item.sort() == Sort.CORE_FUNCTION
                            && known
                            && !item.function().equals(imported.item().function()))) {
                throw new InvalidModuleException("type mismatch for export '%s' of module instantiation argument '%s'"
                        .formatted(imported.name(), imported.module()));
            }
        }
    }
}
