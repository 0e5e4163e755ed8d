package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfClass;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.PassedBy;
import dev.abigate.format.types.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compares what a class inherits from, and its member functions. */
final class ClassComparer {
    private final Sides sides;
    private final Sink sink;
    private final String name;
    private final String subject;
    private final StructType old;
    private final StructType now;

    ClassComparer(Sides sides, Sink sink, String name, StructType old, StructType now) {
        this.sides = sides;
        this.sink = sink;
        this.name = name;
        this.subject = "type:" + name;
        this.old = old;
        this.now = now;
    }

    void compare() {
        compareBases();
        boolean was = Vtable.isPolymorphic(sides.before(), old);
        boolean is = Vtable.isPolymorphic(sides.after(), now);
        if (was != is) {
            add(
                    is ? OfClass.BECAME_POLYMORPHIC : OfClass.NO_LONGER_POLYMORPHIC,
                    was ? "virtual table pointer" : "no virtual table pointer",
                    is ? "virtual table pointer" : "no virtual table pointer");
        } else {
            String owner = vptrOwner(sides.before(), old);
            String newOwner = vptrOwner(sides.after(), now);
            if (!owner.equals(newOwner) && !owner.isEmpty() && !newOwner.isEmpty()) {
                add(OfClass.VPTR_OWNER, owner, newOwner);
            }
        }
        compareCopying();
        new MemberFunctionComparer(sides, sink, name, old, now).compare();
    }

    private void compareCopying() {
        String members = SpecialMembers.of(sides.before(), name, old);
        String newMembers = SpecialMembers.of(sides.after(), name, now);
        if (!members.equals(newMembers)) {
            boolean passing = old.passedBy() != now.passedBy()
                    && old.passedBy() != PassedBy.UNSAID
                    && now.passedBy() != PassedBy.UNSAID;
            Degree degree = passing ? Degree.REPRESENTATION : Degree.MEANING;
            sink.add(OfClass.COPYING, subject, members, newMembers, degree, subject);
        }
    }

    private static String vptrOwner(Program program, StructType struct) {
        return struct.vptrOwner().flatMap(program::name).orElse("");
    }

    private void compareBases() {
        Map<String, Base> before = bases(sides.before(), sides.old(), old);
        Map<String, Base> after = bases(sides.after(), sides.now(), now);
        before.forEach((base, was) -> {
            if (!after.containsKey(base)) {
                tell(OfClass.BASE_REMOVED, base, was, Optional.empty());
            }
        });
        after.forEach((base, is) -> {
            Optional<Base> was = Optional.ofNullable(before.get(base));
            if (was.isEmpty()) {
                sink.add(OfClass.BASE_ADDED, subject, "", text(base, is), Degree.REPRESENTATION, subject);
            } else {
                compareBase(base, was.get(), is);
            }
        });
        compareOffsets(before, after);
    }

    private void compareBase(String base, Base was, Base is) {
        if (was.virtual() != is.virtual()) {
            tell(OfClass.BASE_VIRTUALITY, base, was, Optional.of(is));
        }
        if (was.access() != is.access()) {
            boolean wider = is.access().compareTo(was.access()) < 0;
            sink.add(
                    OfClass.BASE_ACCESS,
                    subject,
                    was.access().keyword() + " " + base,
                    is.access().keyword() + " " + base,
                    wider ? Degree.NONE : Degree.MEANING,
                    subject);
        }
    }

    private void compareOffsets(Map<String, Base> before, Map<String, Base> after) {
        var both = new ArrayList<>(before.keySet());
        both.retainAll(after.keySet());
        var newOrder = new ArrayList<>(after.keySet());
        newOrder.retainAll(before.keySet());
        if (!both.equals(newOrder)) {
            add(OfClass.BASES_REORDERED, String.join(", ", both), String.join(", ", newOrder));
        }
        var places = new ArrayList<String>();
        var newPlaces = new ArrayList<String>();
        before.forEach((base, was) -> {
            Base is = after.getOrDefault(base, was);
            if (isMoved(was, is)) {
                places.add(place(base, was));
                newPlaces.add(place(base, is));
            }
        });
        if (!places.isEmpty()) {
            add(OfClass.BASE_OFFSET, String.join(", ", places), String.join(", ", newPlaces));
        }
    }

    private static boolean isMoved(Base was, Base is) {
        return !was.virtual() && !is.virtual() && was.offset() != is.offset();
    }

    private static String place(String name, Base base) {
        return name + " at byte " + base.offset();
    }

    private static Map<String, Base> bases(Program program, TypeText text, StructType struct) {
        Map<String, Base> bases = new LinkedHashMap<>();
        struct.bases()
                .forEach(base -> bases.putIfAbsent(
                        program.name(program.stripped(base.type())).orElseGet(() -> text.of(base.type())), base));
        return bases;
    }

    private void tell(OfClass aspect, String base, Base was, Optional<Base> is) {
        add(aspect, text(base, was), is.map(found -> text(base, found)).orElse(""));
    }

    private static String text(String name, Base base) {
        return base.access().keyword() + " " + (base.virtual() ? "virtual " + name : place(name, base));
    }

    private void add(OfClass aspect, String before, String after) {
        sink.add(aspect, subject, before, after, Degree.REPRESENTATION, subject);
    }
}
