package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.ExternName;
import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.Labelled;
import dev.abigate.format.component.Sort;
import dev.abigate.format.component.ValueType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of one list of imports or exports: their form, that they stay apart in languages that spell names in ways of
 * their own, and that functions named after a resource belong to it.
 */
final class ExternNames {
    // Repeated groups are possessive: others take stack for every round, which a long name would exhaust.
    private static final String LABEL =
            "(?:[a-z][0-9a-z]*|[A-Z][0-9A-Z]*)(?:-(?:[0-9]*[a-z][0-9a-z]*|[0-9]*[A-Z][0-9A-Z]*|[0-9]+))*+";
    private static final String WORDS = "[a-z][0-9a-z]*(?:-[0-9a-z]+)*+";
    private static final String NUMBER = "(?:0|[1-9][0-9]*)";
    private static final String PART = "(?:[0-9]*[A-Za-z-][0-9A-Za-z-]*|0|[1-9][0-9]*)";
    private static final String SEMVER = NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-" + PART + "(?:\\." + PART
            + ")*+)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*+)?";
    private static final String TRACK = "[1-9][0-9]*|0\\.[1-9][0-9]*|0\\.0\\.[1-9][0-9]*|0\\.0\\.0";
    private static final Pattern LABEL_FORM = Pattern.compile(LABEL);
    private static final Pattern INTERFACE_FORM =
            Pattern.compile(WORDS + ":" + WORDS + "/" + LABEL + "(?:@(?:" + SEMVER + "|" + TRACK + "))?");
    private static final Pattern PLAIN_FORM =
            Pattern.compile("(?:\\[(constructor|method|static)\\])?(" + LABEL + ")(?:\\.(" + LABEL + "))?");

    private final Set<String> canonical = new HashSet<>();
    private final Map<String, Type> resources = new HashMap<>();

    /**
     * Takes up a name.
     *
     * @throws InvalidModuleException where it may not stand beside those before it, or not for that entity
     */
    void add(ExternName name, Entity entity) {
        String text = name.text();
        Matcher plain = PLAIN_FORM.matcher(text);
        boolean isPlain = plain.matches();
        if (!isPlain && !INTERFACE_FORM.matcher(text).matches()) {
            throw new InvalidModuleException(
                    "'%s' is not a valid extern name: it is not in kebab case".formatted(text));
        }
        if (!canonical.add(canonical(text))) {
            throw new InvalidModuleException("name '%s' conflicts with previous name".formatted(text));
        }
        attributes(name, entity, isPlain);
        if (isPlain) {
            annotation(plain, entity);
        }
        if (entity instanceof Entity.OfType(var type) && type.unnamed() instanceof Type.Resource resource) {
            resources.put(text, resource);
        }
    }

    private static String canonical(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        if (text.startsWith("[constructor]")) {
            return text;
        }
        text = text.substring(text.indexOf(']') + 1);
        int dot = text.indexOf('.');
        boolean twice = dot >= 0 && text.substring(0, dot).equals(text.substring(dot + 1));
        return twice ? text.substring(0, dot) : text;
    }

    private static void attributes(ExternName name, Entity entity, boolean isPlain) {
        var seen = EnumSet.noneOf(ExternName.Attribute.Kind.class);
        for (ExternName.Attribute attribute : name.attributes()) {
            if (!seen.add(attribute.kind())) {
                throw new InvalidModuleException("'%s' has an attribute twice".formatted(name.text()));
            }
            if (attribute.kind() == ExternName.Attribute.Kind.IMPLEMENTS) {
                if (entity.sort() != Sort.INSTANCE) {
                    throw new InvalidModuleException("only instances can have an 'implements', found a "
                            + entity.sort().text());
                }
                if (!isPlain || !INTERFACE_FORM.matcher(attribute.value()).matches()) {
                    throw new InvalidModuleException("name '%s' is not valid with 'implements' of '%s'"
                            .formatted(name.text(), attribute.value()));
                }
            }
        }
    }

    private void annotation(Matcher plain, Entity entity) {
        Optional<String> kind = Optional.ofNullable(plain.group(1));
        boolean member = plain.group(3) != null;
        if (kind.isEmpty()) {
            require(!member, "a name with a '.' needs '[method]' or '[static]' before it");
            return;
        }
        require(member != kind.get().equals("constructor"), "failed to find '.' character where the member begins");
        if (!(entity instanceof Entity.Function(var function, var _))) {
            throw new InvalidModuleException("'%s' is not a func".formatted(plain.group()));
        }
        Type resource = resources.get(plain.group(2));
        if (resource == null) {
            throw new InvalidModuleException(
                    "'%s': function does not match expected resource name: no resource '%s' is known in this context"
                            .formatted(plain.group(), plain.group(2)));
        }
        FunctionType<Type> type = function.type();
        switch (kind.get()) {
            case "constructor" ->
                require(
                        type.result().map(result -> makes(result, resource)).orElse(false),
                        "function should return `(own $T)` or `(result (own $T))`");
            case "method" -> {
                require(!type.parameters().isEmpty(), "function should have at least one argument");
                Labelled<Type> self = type.parameters().getFirst();
                require(self.label().equals("self"), "function should have a first argument called `self`");
                require(
                        handle(self.type())
                                .filter(h -> !h.owned() && isSame(h.resource(), resource))
                                .isPresent(),
                        "function should take a first argument of `(borrow $T)`");
            }
            default -> {}
        }
    }

    private static boolean makes(Type result, Type resource) {
        Type made = result.unnamed() instanceof Type.Value(ValueType.Result<Type>(var success, var _), int _, int _)
                ? success.orElse(result)
                : result;
        return handle(made)
                .filter(h -> h.owned() && isSame(h.resource(), resource))
                .isPresent();
    }

    private static Optional<ValueType.Handle<Type>> handle(Type type) {
        return type.unnamed() instanceof Type.Value(ValueType.Handle<Type> handle, int _, int _)
                ? Optional.of(handle)
                : Optional.empty();
    }

    private static boolean isSame(Type one, Type other) {
        return one.structure() == other.structure();
    }

    /** Checks the labels of fields, cases or parameters. */
    static void labels(List<String> labels, String what) {
        var seen = new HashSet<String>();
        for (String label : labels) {
            require(!label.isEmpty(), what + " name cannot be empty");
            require(LABEL_FORM.matcher(label).matches(), "%s name '%s' is not in kebab case".formatted(what, label));
            require(
                    seen.add(label.toLowerCase(Locale.ROOT)),
                    "%s name '%s' conflicts with previous name".formatted(what, label));
        }
    }

    private static void require(boolean met, String reason) {
        if (!met) {
            throw new InvalidModuleException(reason);
        }
    }
}
