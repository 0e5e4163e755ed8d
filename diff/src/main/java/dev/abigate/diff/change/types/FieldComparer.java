package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfType;
import dev.abigate.diff.source.Field;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.Values;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the fields of one record. */
final class FieldComparer {
    private static final Pattern RESERVED = Pattern.compile(
            "_*(reserved|reserve|unused|spare|padding|pad|filler|dummy)[_0-9]*", Pattern.CASE_INSENSITIVE);

    private final Sides sides;
    private final Sink sink;
    private final String subject;
    private final StructType old;
    private final StructType now;
    private final List<Field> before;
    private final List<Field> after;

    /** Fields of both, by the name in the old build; renamed ones among them. */
    private final Map<String, Field> partners = new LinkedHashMap<>();

    FieldComparer(Sides sides, Sink sink, String name, StructType old, StructType now) {
        this.sides = sides;
        this.sink = sink;
        this.subject = "type:" + name;
        this.old = old;
        this.now = now;
        this.before = Field.of(sides.before(), old);
        this.after = Field.of(sides.after(), now);
    }

    void compare() {
        Set<Field> added = match();
        compareOrder();
        for (Field was : before) {
            Field is = partners.get(was.name());
            if (is == null) {
                removed(was);
            } else {
                comparePlaces(was, is);
                compareTypes(was, is);
                compareAccess(was, is);
            }
        }
        after.stream().filter(added::contains).forEach(this::added);
        comparePacking();
    }

    /** Pairs fields by name, then by place and type; says what is left of the new ones. */
    private Set<Field> match() {
        Map<String, Field> byName = new LinkedHashMap<>();
        after.forEach(field -> byName.putIfAbsent(field.name(), field));
        for (Field was : before) {
            Field is = byName.remove(was.name());
            if (is != null) {
                partners.putIfAbsent(was.name(), is);
            }
        }
        Map<Long, Field> byPlace = new HashMap<>();
        byName.values().forEach(field -> byPlace.putIfAbsent(field.bitOffset(), field));
        List<Field> renamed = new ArrayList<>();
        for (Field was : before) {
            Field is = byPlace.get(was.bitOffset());
            if (!partners.containsKey(was.name())
                    && is != null
                    && is.bitSize() == was.bitSize()
                    && isSamePlace(was, is)) {
                byPlace.remove(was.bitOffset());
                byName.remove(is.name());
                partners.put(was.name(), is);
                if (!partners.get(was.name()).name().equals(was.name())) {
                    renamed.add(was);
                }
            }
        }
        tellNames(renamed);
        return new HashSet<>(byName.values());
    }

    /** Reserved space may be given a type of the same size, too. */
    private boolean isSamePlace(Field was, Field is) {
        return sides.relation().between(was.type(), is.type()) == Degree.NONE
                || (isReserved(was) && was.end(sides.before()) == is.end(sides.after()));
    }

    private static boolean isReserved(Field field) {
        return RESERVED.matcher(field.name()).matches();
    }

    private void tellNames(List<Field> renamed) {
        for (boolean reserved : List.of(true, false)) {
            List<Field> fields = renamed.stream()
                    .filter(field -> isReserved(field) == reserved)
                    .toList();
            if (!fields.isEmpty()) {
                sink.add(
                        reserved ? OfType.RESERVED_FIELD_USED : OfType.FIELDS_RENAMED,
                        subject,
                        fields.stream().map(Field::name).collect(Collectors.joining(", ")),
                        fields.stream()
                                .map(field -> partners.getOrDefault(field.name(), field)
                                        .name())
                                .collect(Collectors.joining(", ")),
                        reserved ? Degree.NONE : Degree.MEANING,
                        subject);
            }
        }
    }

    /** Fields that both have and that changed places with each other. */
    private void compareOrder() {
        if (isUnion()) {
            return;
        }
        List<String> order = before.stream()
                .filter(field -> partners.containsKey(field.name()))
                .map(Field::name)
                .toList();
        List<String> newOrder = partners.entrySet().stream()
                .sorted((a, b) -> Integer.compare(after.indexOf(a.getValue()), after.indexOf(b.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        if (!order.equals(newOrder)
                && partners.entrySet().stream().anyMatch(entry -> isMoved(find(entry.getKey()), entry.getValue()))) {
            sink.add(
                    OfType.FIELDS_REORDERED,
                    subject,
                    String.join(", ", order),
                    String.join(", ", newOrder),
                    Degree.REPRESENTATION,
                    subject);
        }
    }

    private Field find(String name) {
        return before.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isMoved(Field was, Field is) {
        return was.bitOffset() != is.bitOffset();
    }

    private boolean isUnion() {
        return old.tag() == Tag.UNION && now.tag() == Tag.UNION;
    }

    private void comparePlaces(Field was, Field is) {
        boolean bits = was.isBitField() || is.isBitField();
        if (isMoved(was, is) || was.bitSize() != is.bitSize()) {
            add(
                    bits ? OfType.BIT_FIELD_LAYOUT : OfType.FIELD_OFFSET,
                    was,
                    was.place(),
                    is.place(),
                    Degree.REPRESENTATION);
        }
    }

    private void compareTypes(Field was, Field is) {
        Degree degree = sides.relation().between(was.type(), is.type());
        if (degree == Degree.NONE) {
            return;
        }
        if (isReserved(was) && !isReserved(is) && !was.name().equals(is.name())) {
            return;
        }
        String before = sides.old().expanded(was.type());
        String after = sides.now().expanded(is.type());
        sink.add(
                typeAspect(was, is, degree),
                subject + "::" + was.name(),
                before,
                after,
                degree,
                RootCause.ofUse(sides, subject, was.type(), is.type()));
        if (isFlexible(sides.before(), was.type()) != isFlexible(sides.after(), is.type())) {
            add(OfType.FLEXIBLE_ARRAY, was, before, after, Degree.REPRESENTATION);
        }
    }

    private OfType typeAspect(Field was, Field is, Degree degree) {
        if (isAnonymous(sides.before(), was) && isAnonymous(sides.after(), is)) {
            return OfType.ANONYMOUS_TYPE;
        }
        return degree == Degree.QUALIFIERS ? OfType.FIELD_QUALIFIER : OfType.FIELD_TYPE;
    }

    /** Whether a field has a struct, union or enumeration that nothing gives a name to. */
    private static boolean isAnonymous(Program program, Field field) {
        TypeId core = program.stripped(field.type());
        return (program.type(core) instanceof StructType || program.type(core) instanceof EnumType)
                && program.name(core).isEmpty();
    }

    private static boolean isFlexible(Program program, TypeId id) {
        return program.type(program.stripped(id)) instanceof ArrayType array
                && array.counts().stream()
                        .findFirst()
                        .filter(OptionalLong::isEmpty)
                        .isPresent();
    }

    private void compareAccess(Field was, Field is) {
        if (was.access() != is.access()) {
            boolean wider = is.access().compareTo(was.access()) < 0;
            add(
                    OfType.FIELD_ACCESS,
                    was,
                    was.access().keyword(),
                    is.access().keyword(),
                    wider ? Degree.NONE : Degree.MEANING);
        }
    }

    private void removed(Field was) {
        boolean last = before.stream()
                .filter(field -> field.bitOffset() > was.bitOffset())
                .allMatch(field -> was.isBitField() && !field.isBitField() && !isMovedAway(field));
        Degree degree = last && old.size() == now.size() && !isUnion() ? Degree.MEANING : Degree.REPRESENTATION;
        add(
                isUnion() ? OfType.UNION_MEMBER_REMOVED : OfType.FIELD_REMOVED,
                was,
                sides.old().of(was.type()) + " at " + was.place(),
                "",
                degree);
    }

    private boolean isMovedAway(Field field) {
        Field is = partners.get(field.name());
        return is == null || isMoved(field, is);
    }

    private void added(Field is) {
        add(
                isUnion() ? OfType.UNION_MEMBER_ADDED : OfType.FIELD_ADDED,
                is,
                "",
                sides.now().of(is.type()) + " at " + is.place() + (isUnion() ? "" : ", " + where(is)),
                Degree.MEANING);
    }

    /** Where a new field was put. */
    private String where(Field is) {
        boolean moved = partners.entrySet().stream().anyMatch(entry -> isMoved(find(entry.getKey()), entry.getValue()));
        if (old.size() == now.size() && !moved) {
            return "in what was padding";
        }
        return after.stream().allMatch(field -> field.bitOffset() <= is.bitOffset()) ? "at the end" : "in the middle";
    }

    /** Whether fields lie closer together, or less close, than their types ask for. */
    private void comparePacking() {
        boolean packed = isPacked(sides.before(), before);
        if (packed != isPacked(sides.after(), after) && !isUnion()) {
            sink.add(
                    OfType.PACKING,
                    subject,
                    packed ? "packed" : "fields aligned to their types",
                    packed ? "fields aligned to their types" : "packed",
                    Degree.REPRESENTATION,
                    subject);
        }
    }

    private static boolean isPacked(Program program, List<Field> fields) {
        return fields.stream()
                .filter(field -> !field.isBitField())
                .anyMatch(field -> field.offset() % alignment(program, field.type(), 0) != 0);
    }

    /** The alignment that the type has by itself, in bytes: a lower bound where it is not known. */
    private static long alignment(Program program, TypeId id, int depth) {
        Type type = program.type(program.stripped(id));
        if (type instanceof ArrayType array && depth < 8) {
            return alignment(program, array.element(), depth + 1);
        }
        Values values = Values.of(program, id);
        boolean scalar = values.kind() != Values.Kind.AGGREGATE && values.size() > 0;
        return scalar ? Math.min(8, Long.highestOneBit(values.size())) : 1;
    }

    private void add(OfType aspect, Field field, String before, String after, Degree degree) {
        sink.add(aspect, subject + "::" + field.name(), before, after, degree, subject);
    }
}
