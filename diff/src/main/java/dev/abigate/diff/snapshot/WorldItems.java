package dev.abigate.diff.snapshot;

import dev.abigate.diff.snapshot.WorldItem.Kind;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.CanonOption;
import dev.abigate.format.component.CanonOption.StringEncoding;
import dev.abigate.reader.validation.component.Entity;
import dev.abigate.reader.validation.component.Origin;
import dev.abigate.reader.validation.component.Type;
import dev.abigate.reader.validation.component.ValidComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Describes what a component imports and exports, item by item. */
final class WorldItems {
    /** How long all texts may be together: parts that types share are written out, which has to end somewhere. */
    private static final int MOST_CHARACTERS = 16_000_000;

    private static final int DIGEST_DIGITS = 12;

    private final Map<Integer, String> resources = new HashMap<>();
    private final IdentityHashMap<Type, Name> names = new IdentityHashMap<>();
    private final Map<Integer, String> structures = new HashMap<>();
    private final IdentityHashMap<Origin, List<String>> lowered = new IdentityHashMap<>();
    private int characters;

    private WorldItems(ValidComponent component) {
        component.type().imports().forEach((name, entity) -> name("", name, entity, "import"));
        component.type().exports().forEach((name, entity) -> name("", name, entity, "export"));
        component
                .lowered()
                .forEach(each -> lowered.computeIfAbsent(each.function(), _ -> new ArrayList<>())
                        .add(conventions(each.options())));
    }

    /** The interface, without its version, and the label in it by which a type is known. */
    private record Name(String owner, String label) {
        String from(String other) {
            return owner.isEmpty() || owner.equals(other) ? label : owner + "." + label;
        }
    }

    /** What a component imports. */
    static List<WorldItem> imports(ValidComponent component) {
        return new WorldItems(component).items(component.type().imports());
    }

    /** What a component exports. */
    static List<WorldItem> exports(ValidComponent component) {
        return new WorldItems(component).items(component.type().exports());
    }

    private void name(String owner, String name, Entity entity, String side) {
        switch (entity) {
            case Entity.OfType(var type) -> {
                names.putIfAbsent(type, new Name(unversioned(owner), name));
                if (type.unnamed() instanceof Type.Resource resource) {
                    resources.putIfAbsent(resource.structure(), "%s %s.%s".formatted(side, unversioned(owner), name));
                }
            }
            case Entity.Instance(var instance) ->
                instance.exports().forEach((part, inner) -> name(inside(owner, name), part, inner, side));
            case Entity.CoreModule _, Entity.Function _, Entity.Value _, Entity.Component _ -> {}
        }
    }

    private static String inside(String owner, String name) {
        return owner.isEmpty() ? name : owner + "#" + name;
    }

    private static String unversioned(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private List<WorldItem> items(Map<String, Entity> entities) {
        var items = new ArrayList<WorldItem>();
        entities.forEach((name, entity) -> add("", name, entity, items));
        return items;
    }

    private void add(String owner, String name, Entity entity, List<WorldItem> items) {
        String here = unversioned(owner);
        WorldItem item = switch (entity) {
            case Entity.Function(var function, var origin) ->
                new WorldItem(
                        owner,
                        name,
                        Kind.FUNCTION,
                        function.type().text(part -> text(part, here)),
                        structure(function),
                        conventions(origin));
            case Entity.OfType(var type) -> type(owner, name, type, here);
            case Entity.Value(var type) -> item(owner, name, Kind.VALUE, text(type, here), structure(type));
            case Entity.Instance _ -> item(owner, name, Kind.INTERFACE, "interface", "");
            case Entity.Component(var type) -> {
                String text = "component (%d imports, %d exports)"
                        .formatted(type.imports().size(), type.exports().size());
                yield item(
                        owner,
                        name,
                        Kind.COMPONENT,
                        text,
                        digest(names(type.imports()) + "=>" + names(type.exports())));
            }
            case Entity.CoreModule(var type) -> {
                String text = "core module (%d imports, %d exports)"
                        .formatted(type.imports().size(), type.exports().size());
                String names = type.imports() + "=>" + type.exports();
                spend(names.length());
                yield item(owner, name, Kind.MODULE, text, digest(names));
            }
        };
        spend(owner.length() + name.length() + item.text().length());
        items.add(item);
        if (entity instanceof Entity.Instance(var instance)) {
            instance.exports().forEach((part, inner) -> add(inside(owner, name), part, inner, items));
        }
    }

    private static WorldItem item(String owner, String name, Kind kind, String text, String structure) {
        return new WorldItem(owner, name, kind, text, structure, Optional.empty());
    }

    private WorldItem type(String owner, String name, Type type, String here) {
        Type target = type instanceof Type.Named named ? named.target() : type;
        if (target instanceof Type.Resource resource) {
            return item(owner, name, Kind.RESOURCE, "resource", structure(resource));
        }
        Kind kind = type.unnamed() instanceof Type.Resource ? Kind.RESOURCE : Kind.TYPE;
        return item(owner, name, kind, definition(target, here), structure(type));
    }

    private String names(Map<String, Entity> entities) {
        String names = entities.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().sort().text())
                .collect(Collectors.joining(","));
        spend(names.length());
        return names;
    }

    /** A type where it is referred to: by its name where it has one. */
    private String text(Type type, String here) {
        Name name = names.get(type);
        String text = name == null ? definition(type, here) : name.from(here);
        spend(text.length());
        return text;
    }

    private String definition(Type type, String here) {
        Function<Type, String> part = inner -> text(inner, here);
        return switch (type) {
            case Type.Named named ->
                names.containsKey(named) ? names.get(named).from(here) : definition(named.target(), here);
            case Type.Value(var shape, int _, int _) -> shape.text(part);
            case Type.Function(var function, int _, int _) -> function.text(part);
            case Type.Resource _ -> "resource";
            case Type.OfInstance(var instance, int _) -> "interface (" + names(instance.exports()) + ")";
            case Type.OfComponent(var component, int _) ->
                "component (" + names(component.imports()) + " => " + names(component.exports()) + ")";
        };
    }

    private String structure(Type type) {
        String known = structures.get(type.structure());
        if (known == null) {
            known = digest(
                    switch (type.unnamed()) {
                        case Type.Value(var shape, int _, int _) -> shape.text(this::structure);
                        case Type.Function(var function, int _, int _) -> function.text(this::structure);
                        case Type.Resource(int structure, boolean _) ->
                            resources.getOrDefault(structure, "resource without a name");
                        case Type.OfInstance(var instance, int _) -> names(instance.exports());
                        case Type.OfComponent(var component, int _) ->
                            names(component.imports()) + "=>" + names(component.exports());
                        case Type.Named named -> throw new IllegalStateException(named.name());
                    });
            structures.put(type.structure(), known);
        }
        return known;
    }

    private static String digest(String text) {
        MessageDigest digest = Digests.start();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Digests.finish(digest).substring(0, DIGEST_DIGITS);
    }

    private Optional<String> conventions(Origin origin) {
        if (origin instanceof Origin.Lifted(var options)) {
            return Optional.of(conventions(options));
        }
        return Optional.ofNullable(lowered.get(origin))
                .map(all -> all.stream().distinct().sorted().collect(Collectors.joining("; ")));
    }

    private static String conventions(List<CanonOption> options) {
        String encoding = options.stream()
                .filter(StringEncoding.class::isInstance)
                .map(option -> ((StringEncoding) option).text())
                .findFirst()
                .orElse(StringEncoding.UTF8.text());
        return options.stream()
                .map(WorldItems::word)
                .flatMap(Optional::stream)
                .sorted()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), words -> words.isEmpty() ? encoding : encoding + ", " + words));
    }

    private static Optional<String> word(CanonOption option) {
        return switch (option) {
            case StringEncoding _ -> Optional.empty();
            case CanonOption.Memory _ -> Optional.of("memory");
            case CanonOption.Realloc _ -> Optional.of("realloc");
            case CanonOption.PostReturn _ -> Optional.of("post-return");
            case CanonOption.Async _ -> Optional.of("async");
            case CanonOption.Callback _ -> Optional.of("callback");
        };
    }

    private void spend(int length) {
        characters += length;
        if (characters > MOST_CHARACTERS) {
            throw new InvalidModuleException(
                    "the types of imports and exports take more than %d characters".formatted(MOST_CHARACTERS));
        }
    }
}
