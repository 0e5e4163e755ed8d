package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.EnumType.Enumerator;
import dev.abigate.format.types.TypeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares the definitions of one enumeration. */
final class EnumComparer {
    /** The name of a value that only tells how many there are. */
    private static final Pattern SENTINEL = Pattern.compile(
            "(.*_)?(count|max|last|end|num|size|total|sentinel)(_.*)?|num_.*", Pattern.CASE_INSENSITIVE);

    private final Sides sides;
    private final Sink sink;
    private final String subject;
    private final EnumType old;
    private final EnumType now;

    EnumComparer(Sides sides, Sink sink, String name, EnumType old, EnumType now) {
        this.sides = sides;
        this.sink = sink;
        this.subject = "type:" + name;
        this.old = old;
        this.now = now;
    }

    void compare() {
        if (old.size() != now.size()) {
            add(OfType.ENUM_SIZE, subject, old.size() + " bytes", now.size() + " bytes", Degree.REPRESENTATION);
        }
        compareUnderlying();
        if (old.scoped() != now.scoped()) {
            add(OfType.SCOPED, subject, scope(old), scope(now), Degree.MEANING);
        }
        compareEnumerators();
    }

    private static String scope(EnumType type) {
        return type.scoped() ? "scoped" : "unscoped";
    }

    private void compareUnderlying() {
        Optional<TypeId> was = old.underlying();
        Optional<TypeId> is = now.underlying();
        if (was.isPresent() && is.isPresent()) {
            Degree degree = sides.relation().between(was.get(), is.get());
            if (degree != Degree.NONE) {
                add(
                        OfType.UNDERLYING_TYPE,
                        subject,
                        sides.old().of(was.get()),
                        sides.now().of(is.get()),
                        degree);
            }
        }
    }

    private void compareEnumerators() {
        Map<String, Enumerator> others = byName(now);
        Map<String, Enumerator> olds = byName(old);
        Map<Long, Enumerator> newcomers = new LinkedHashMap<>();
        others.values().stream()
                .filter(enumerator -> !olds.containsKey(enumerator.name()))
                .forEach(enumerator -> newcomers.putIfAbsent(enumerator.value(), enumerator));
        for (Enumerator was : olds.values()) {
            Enumerator is = others.remove(was.name());
            if (is == null) {
                Enumerator other = newcomers.remove(was.value());
                if (other != null) {
                    others.remove(other.name());
                    add(OfType.ENUMERATOR_RENAMED, member(was), was.name(), other.name(), Degree.MEANING);
                } else {
                    add(OfType.ENUMERATOR_REMOVED, member(was), Long.toString(was.value()), "", Degree.MEANING);
                }
            } else if (was.value() != is.value()) {
                boolean sentinel = isSentinel(old, was) && isSentinel(now, is);
                add(
                        sentinel ? OfType.SENTINEL : OfType.ENUMERATOR_VALUE,
                        member(was),
                        Long.toString(was.value()),
                        Long.toString(is.value()),
                        sentinel ? Degree.MEANING : Degree.REPRESENTATION);
            }
        }
        others.values()
                .forEach(is -> add(OfType.ENUMERATOR_ADDED, member(is), "", Long.toString(is.value()), Degree.NONE));
    }

    private static Map<String, Enumerator> byName(EnumType type) {
        var names = new LinkedHashMap<String, Enumerator>();
        type.enumerators().forEach(enumerator -> names.putIfAbsent(enumerator.name(), enumerator));
        return names;
    }

    private static boolean isSentinel(EnumType type, Enumerator enumerator) {
        List<Enumerator> all = type.enumerators();
        return all.getLast().equals(enumerator)
                && SENTINEL.matcher(enumerator.name()).matches();
    }

    private String member(Enumerator enumerator) {
        return subject + "::" + enumerator.name();
    }

    private void add(OfType aspect, String about, String before, String after, Degree degree) {
        sink.add(aspect, about, before, after, degree, subject);
    }
}
