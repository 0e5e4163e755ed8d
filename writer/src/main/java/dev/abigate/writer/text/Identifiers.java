package dev.abigate.writer.text;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of one index space: the names of the name section, made unique. Where an identifier cannot be the name
 * itself, since it is empty, very long or taken, a {@code (@name "…")} annotation keeps the name.
 */
final class Identifiers {
    /** An index space without names. */
    static final Identifiers NONE = new Identifiers(new String[0], new String[0]);

    /** Longer names are cut where they become identifiers: a small file could repeat one without end. */
    private static final int LONGEST = 1000;

    private final @Nullable String[] identifiers;
    private final @Nullable String[] annotations;

    private Identifiers(@Nullable String[] identifiers, @Nullable String[] annotations) {
        this.identifiers = identifiers;
        this.annotations = annotations;
    }

    /** The identifiers of a space of {@code size} things with the given names by index. */
    static Identifiers of(SortedMap<Integer, String> names, int size) {
        SortedMap<Integer, String> valid = names.headMap(size);
        if (valid.isEmpty()) {
            return NONE;
        }
        int end = valid.lastKey() + 1;
        var identifiers = new @Nullable String[end];
        var annotations = new @Nullable String[end];
        Set<String> taken = new HashSet<>(valid.values());
        Set<String> used = new HashSet<>();
        for (Map.Entry<Integer, String> entry : valid.entrySet()) {
            int index = entry.getKey();
            String name = entry.getValue();
            if (!name.isEmpty() && name.length() <= LONGEST && used.add(name)) {
                identifiers[index] = identifier(name);
            } else {
                identifiers[index] = name.isEmpty() ? null : identifier(unique(name, index, taken));
                annotations[index] = annotation(name);
            }
        }
        return new Identifiers(identifiers, annotations);
    }

    /** {@code name#index}, or with more marks where that is some other name. */
    private static String unique(String name, int index, Set<String> taken) {
        String cut = name.length() <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST / 2));
        String candidate = cut + "#" + index;
        while (!taken.add(candidate)) {
            candidate += "#";
        }
        return candidate;
    }

    /** The name of a thing that it is declared by: its identifier, or its index in a comment. */
    void declare(int index, StringBuilder out) {
        String identifier = index < identifiers.length ? identifiers[index] : null;
        if (identifier == null) {
            out.append(" (;").append(index).append(";)");
        } else {
            out.append(' ').append(identifier);
        }
        String annotation = index < annotations.length ? annotations[index] : null;
        if (annotation != null) {
            out.append(' ').append(annotation);
        }
    }

    /** Whether a thing has a name. */
    boolean has(int index) {
        return index < identifiers.length && (identifiers[index] != null || annotations[index] != null);
    }

    /** What refers to a thing: its identifier or its index. */
    void refer(int index, StringBuilder out) {
        String identifier = index >= 0 && index < identifiers.length ? identifiers[index] : null;
        if (identifier == null) {
            out.append(Integer.toUnsignedString(index));
        } else {
            out.append(identifier);
        }
    }

    /** A name as an identifier: {@code $name}, or {@code $"name"} where it has characters that need quotes. */
    static String identifier(String name) {
        var text = new StringBuilder(name.length() + 3).append('$');
        if (name.chars().allMatch(Identifiers::isIdChar)) {
            text.append(name);
        } else {
            Quoted.name(name, text);
        }
        return text.toString();
    }

    /** The annotation that gives a thing its name. */
    static String annotation(String name) {
        var text = new StringBuilder("(@name ");
        Quoted.name(name, text);
        return text.append(')').toString();
    }

    private static boolean isIdChar(int c) {
        return c > ' ' && c <= '~' && "\"(),;[]{}".indexOf(c) < 0;
    }
}
