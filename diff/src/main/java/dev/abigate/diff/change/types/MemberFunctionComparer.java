package dev.abigate.diff.change.types;

import dev.abigate.diff.change.types.Aspect.OfClass;
import dev.abigate.diff.change.types.Aspect.OfSymbol;
import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.TypeText;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.RefQualifier;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Virtuality;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Compares the member functions that one class declares, and the slots that they have in its virtual table. */
final class MemberFunctionComparer {
    private final Sides sides;
    private final Sink sink;
    private final String name;
    private final String root;
    private final StructType old;
    private final StructType now;

    MemberFunctionComparer(Sides sides, Sink sink, String name, StructType old, StructType now) {
        this.sides = sides;
        this.sink = sink;
        this.name = name;
        this.root = "type:" + name;
        this.old = old;
        this.now = now;
    }

    /** Tells the functions that come or go with their class, as far as no export tells of them. */
    static void tellDeclared(OfSymbol aspect, Program program, Sink sink, String name, StructType struct) {
        var text = new TypeText(program);
        boolean added = aspect == OfSymbol.DECLARATION_ADDED;
        declared(text, struct).values().stream()
                .filter(function -> !program.isExported(function))
                .forEach(function -> sink.add(
                        aspect,
                        subject(name, function),
                        added ? "" : text.signature(function),
                        added ? text.signature(function) : "",
                        added || function.access() == Access.PRIVATE ? Degree.NONE : Degree.MEANING,
                        "type:" + name));
    }

    void compare() {
        Map<String, FunctionDeclaration> before = declared(sides.old(), old);
        Map<String, FunctionDeclaration> after = declared(sides.now(), now);
        Map<Integer, FunctionDeclaration> newcomers = new TreeMap<>();
        after.forEach((key, is) -> {
            if (!before.containsKey(key)) {
                Vtable.slot(is).ifPresent(slot -> newcomers.put(slot, is));
            }
        });
        before.forEach((key, was) -> {
            FunctionDeclaration is = after.get(key);
            if (is == null) {
                removed(was, newcomers);
            } else {
                compare(was, is);
            }
        });
        newcomers.forEach((slot, is) -> addedSlot(is, slot(slot, is), slot < Vtable.inherited(sides.after(), now)));
        after.forEach((key, is) -> {
            if (!before.containsKey(key) && isVirtualDestructor(is)) {
                addedSlot(is, slots(is), Vtable.inheritsDestructor(sides.after(), now));
            }
            if (!before.containsKey(key) && !sides.after().isExported(is)) {
                sink.add(
                        OfSymbol.DECLARATION_ADDED, subject(is), "", sides.now().signature(is), Degree.NONE, root);
            }
        });
    }

    /** Functions that the source declares and that are no instances of templates, which are there as far as they are used. */
    private static Map<String, FunctionDeclaration> declared(TypeText text, StructType struct) {
        Map<String, FunctionDeclaration> functions = new LinkedHashMap<>();
        for (FunctionDeclaration function : struct.functions()) {
            if (!function.has(Trait.ARTIFICIAL) && function.templateArguments().isEmpty()) {
                functions.putIfAbsent(
                        function.linkageName().isEmpty()
                                ? function.name().simple() + text.signature(function)
                                : function.linkageName(),
                        function);
            }
        }
        return functions;
    }

    private static boolean isVirtualDestructor(FunctionDeclaration function) {
        return function.virtuality() != Virtuality.NONE && Vtable.isDestructor(function);
    }

    private String subject(FunctionDeclaration function) {
        return subject(name, function);
    }

    private static String subject(String name, FunctionDeclaration function) {
        return "function:"
                + (function.linkageName().isEmpty()
                        ? name + "::" + function.name().simple()
                        : function.linkageName());
    }

    private void removed(FunctionDeclaration was, Map<Integer, FunctionDeclaration> newcomers) {
        OptionalInt slot = Vtable.slot(was);
        if (slot.isPresent()) {
            String place = slot(slot.getAsInt(), was);
            FunctionDeclaration other = newcomers.remove(slot.getAsInt());
            if (other != null) {
                add(OfClass.SLOT_REPLACED, was, place, slot(slot.getAsInt(), other));
            } else {
                removedSlot(was, place, slot.getAsInt() < Vtable.inherited(sides.before(), old));
            }
        } else if (isVirtualDestructor(was)) {
            removedSlot(was, slots(was), Vtable.inheritsDestructor(sides.before(), old));
        }
        if (!sides.before().isExported(was)) {
            sink.add(
                    OfSymbol.DECLARATION_REMOVED,
                    subject(was),
                    sides.old().signature(was),
                    "",
                    was.access() == Access.PRIVATE ? Degree.NONE : Degree.MEANING,
                    root);
        }
    }

    private void removedSlot(FunctionDeclaration was, String place, boolean overrides) {
        sink.add(
                overrides ? OfClass.OVERRIDE_REMOVED : OfClass.SLOT_REMOVED,
                subject(was),
                place,
                "",
                overrides ? Degree.MEANING : Degree.REPRESENTATION,
                root);
    }

    private void addedSlot(FunctionDeclaration is, String place, boolean overrides) {
        sink.add(
                overrides ? OfClass.OVERRIDE_ADDED : OfClass.SLOT_ADDED,
                subject(is),
                "",
                place,
                overrides ? Degree.MEANING : Degree.REPRESENTATION,
                root);
    }

    private static String slot(int slot, FunctionDeclaration function) {
        return "slot " + slot + " " + function.name().simple();
    }

    private static String slots(FunctionDeclaration destructor) {
        return "two slots of " + destructor.name().simple();
    }

    private void compare(FunctionDeclaration was, FunctionDeclaration is) {
        compareVirtuality(was, is);
        if (was.access() != is.access()) {
            boolean wider = is.access().compareTo(was.access()) < 0;
            sink.add(
                    OfSymbol.ACCESS,
                    subject(was),
                    was.access().keyword(),
                    is.access().keyword(),
                    wider ? Degree.NONE : Degree.MEANING,
                    root);
        }
        if (was.hasObject() != is.hasObject()) {
            add(
                    was.hasObject() ? OfSymbol.BECAME_STATIC : OfSymbol.BECAME_NONSTATIC,
                    was,
                    sides.old().signature(was),
                    sides.now().signature(is));
        }
        trait(OfSymbol.DELETED, Trait.DELETED, "deleted", was, is);
        trait(OfSymbol.DEFAULTED, Trait.DEFAULTED, "defaulted", was, is);
        trait(OfSymbol.EXPLICIT, Trait.EXPLICIT, "explicit", was, is);
        trait(OfSymbol.NORETURN, Trait.NORETURN, "noreturn", was, is);
        if (was.reference() != is.reference()) {
            add(OfSymbol.REF_QUALIFIER, was, reference(was.reference()), reference(is.reference()));
        }
    }

    private static String reference(RefQualifier reference) {
        return reference == RefQualifier.NONE ? "no reference qualifier" : reference.symbol();
    }

    private void trait(OfSymbol aspect, Trait trait, String word, FunctionDeclaration was, FunctionDeclaration is) {
        if (was.has(trait) != is.has(trait)) {
            add(aspect, was, (was.has(trait) ? "" : "not ") + word, (is.has(trait) ? "" : "not ") + word);
        }
    }

    private void compareVirtuality(FunctionDeclaration was, FunctionDeclaration is) {
        boolean virtual = was.virtuality() != Virtuality.NONE;
        if (virtual != (is.virtuality() != Virtuality.NONE)) {
            add(virtual ? OfSymbol.BECAME_NONVIRTUAL : OfSymbol.BECAME_VIRTUAL, was, dispatch(was), dispatch(is));
            return;
        }
        if (was.virtuality() != is.virtuality()) {
            sink.add(
                    OfClass.PURITY,
                    subject(was),
                    was.virtuality() == Virtuality.PURE ? "pure" : "implemented",
                    is.virtuality() == Virtuality.PURE ? "pure" : "implemented",
                    is.virtuality() == Virtuality.PURE ? Degree.MEANING : Degree.NONE,
                    root);
        }
        OptionalInt slot = Vtable.slot(was);
        OptionalInt newSlot = Vtable.slot(is);
        if (slot.isPresent() && newSlot.isPresent() && slot.getAsInt() != newSlot.getAsInt()) {
            add(OfClass.SLOT_MOVED, was, "slot " + slot.getAsInt(), "slot " + newSlot.getAsInt());
        }
    }

    private static String dispatch(FunctionDeclaration function) {
        OptionalInt slot = Vtable.slot(function);
        String place = slot.isPresent() ? ", slot " + slot.getAsInt() : "";
        return function.virtuality() == Virtuality.NONE ? "called directly" : "virtual" + place;
    }

    private void add(Aspect aspect, FunctionDeclaration function, String before, String after) {
        sink.add(aspect, subject(function), before, after, Degree.REPRESENTATION, root);
    }
}
