package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfType;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.PassedBy;
import dev.abigate.format.types.StaticMember;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.VariantPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares the definitions of one struct, class or union. */
final class RecordComparer {
    private final Sides sides;
    private final Sink sink;
    private final String name;
    private final String subject;
    private final StructType old;
    private final StructType now;

    RecordComparer(Sides sides, Sink sink, String name, StructType old, StructType now) {
        this.sides = sides;
        this.sink = sink;
        this.name = name;
        this.subject = "type:" + name;
        this.old = old;
        this.now = now;
    }

    void compare() {
        compareKind();
        number(OfType.SIZE, old.size(), now.size(), " bytes");
        number(OfType.ALIGNMENT, old.alignment(), now.alignment(), " bytes");
        comparePassing();
        compareTemplateArguments();
        new FieldComparer(sides, sink, name, old, now).compare();
        compareStaticMembers();
        compareVariants();
        compareFreedom();
        new ClassComparer(sides, sink, name, old, now).compare();
    }

    private void compareKind() {
        if (old.tag() == now.tag()) {
            return;
        }
        OfType aspect = old.tag() == Tag.UNION || now.tag() == Tag.UNION ? OfType.KIND : OfType.CLASS_KEY;
        add(aspect, old.tag().keyword(), now.tag().keyword());
    }

    private void number(OfType aspect, long before, long after, String unit) {
        if (before != after) {
            add(aspect, number(before, unit), number(after, unit));
        }
    }

    private static String number(long value, String unit) {
        return value == 0 && !unit.isEmpty() ? "none" : value + unit;
    }

    private void comparePassing() {
        if (old.passedBy() != PassedBy.UNSAID && now.passedBy() != PassedBy.UNSAID) {
            add(OfType.PASSING_CONVENTION, passing(old), passing(now));
        }
    }

    private static String passing(StructType struct) {
        return struct.passedBy() == PassedBy.REFERENCE ? "by reference" : "by value";
    }

    private void compareTemplateArguments() {
        String before = sides.old().arguments(old.templateArguments());
        String after = sides.now().arguments(now.templateArguments());
        if (!before.equals(after)) {
            add(OfType.TEMPLATE_ARGUMENTS, before, after);
        }
    }

    private void compareStaticMembers() {
        Map<String, StaticMember> others = new HashMap<>();
        now.staticMembers().forEach(member -> others.putIfAbsent(member.name(), member));
        for (StaticMember was : old.staticMembers()) {
            StaticMember is = others.remove(was.name());
            String member = subject + "::" + was.name();
            if (is == null) {
                Degree degree = was.access() == Access.PRIVATE ? Degree.NONE : Degree.REPRESENTATION;
                sink.add(OfType.STATIC_MEMBER_REMOVED, member, sides.old().of(was.type()), "", degree, subject);
                continue;
            }
            Degree degree = sides.relation().between(was.type(), is.type());
            if (degree != Degree.NONE) {
                sink.add(
                        OfType.STATIC_MEMBER_TYPE,
                        member,
                        sides.old().expanded(was.type()),
                        sides.now().expanded(is.type()),
                        degree,
                        subject);
            }
            if (!was.value().equals(is.value())) {
                sink.add(OfType.STATIC_MEMBER_VALUE, member, was.value(), is.value(), Degree.MEANING, subject);
            }
        }
        now.staticMembers().stream()
                .filter(member -> others.containsKey(member.name()))
                .forEach(is -> sink.add(
                        OfType.STATIC_MEMBER_ADDED,
                        subject + "::" + is.name(),
                        "",
                        sides.now().of(is.type()),
                        Degree.NONE,
                        subject));
    }

    /** The alternatives of a Rust enum, and where it keeps which one a value has. */
    private void compareVariants() {
        if (old.variants().isEmpty() && now.variants().isEmpty()) {
            return;
        }
        List<String> before = old.variants().map(RecordComparer::variants).orElse(List.of());
        List<String> after = now.variants().map(RecordComparer::variants).orElse(List.of());
        if (!before.equals(after)) {
            var gone = new ArrayList<>(before);
            gone.removeAll(after);
            var added = new ArrayList<>(after);
            added.removeAll(before);
            add(OfType.VARIANTS, orNone(gone), orNone(added));
        }
        String place = old.variants().map(RecordComparer::discriminant).orElse("");
        String newPlace = now.variants().map(RecordComparer::discriminant).orElse("");
        if (!place.isEmpty() && !newPlace.isEmpty() && !place.equals(newPlace)) {
            add(OfType.NICHE, place, newPlace);
        }
    }

    /** A compiler that has put the fields of a changed struct into an order of its own may do so again. */
    private void compareFreedom() {
        if (now.origin().language() == Language.RUST && !old.members().equals(now.members()) && isReordered(now)) {
            sink.add(
                    OfType.UNSTABLE_LAYOUT,
                    subject,
                    "",
                    "fields in an order of the compiler's own",
                    Degree.NONE,
                    subject);
        }
    }

    private static boolean isReordered(StructType struct) {
        for (int i = 1; i < struct.members().size(); i++) {
            if (struct.members().get(i).bitOffset()
                    < struct.members().get(i - 1).bitOffset()) {
                return true;
            }
        }
        return false;
    }

    private static String orNone(List<String> variants) {
        return variants.isEmpty() ? "no others" : String.join(", ", variants);
    }

    private static List<String> variants(VariantPart part) {
        return part.variants().stream()
                .map(variant -> variant.member().name()
                        + (variant.discriminantValue().isEmpty() ? "" : " = " + variant.discriminantValue()))
                .toList();
    }

    private static String discriminant(VariantPart part) {
        return part.discriminant().map(member -> "byte " + member.offset()).orElse("none");
    }

    private void add(OfType aspect, String before, String after) {
        if (!Objects.equals(before, after)) {
            sink.add(aspect, subject, before, after, Degree.REPRESENTATION, subject);
        }
    }
}
