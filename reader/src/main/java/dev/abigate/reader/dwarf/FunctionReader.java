package dev.abigate.reader.dwarf;

import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.FunctionDeclaration.Parameter;
import dev.abigate.format.types.FunctionDeclaration.Trait;
import dev.abigate.format.types.RefQualifier;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.Virtuality;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads one function. What is known of it can be spread over three entries: its code, the function as it was before it was
 * inlined, and its declaration in a class. The first that says something counts, but the longest list of parameters.
 */
final class FunctionReader {
    /** Longer chains of entries than any compiler makes end here, and so do circles. */
    private static final int LONGEST_CHAIN = 4;

    private static final int DECLARED_INLINE = 2;
    private static final int VIRTUAL = 1;
    private static final int PURE = 2;

    private final TypeBuilder types;
    private final EntryReader reader;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private String linkageName = "";
    private int result = -1;
    private List<Parameter> parameters = List.of();
    private List<TemplateArgument> templateArguments = List.of();
    private Virtuality virtuality = Virtuality.NONE;
    private OptionalInt slot = OptionalInt.empty();
    private RefQualifier reference = RefQualifier.NONE;

    private FunctionReader(TypeBuilder types) {
        this.types = types;
        reader = types.reader();
    }

    /** Reads the function whose entry, of whatever kind, is at a position. */
    static FunctionDeclaration read(TypeBuilder types, int position) {
        Entry entry = types.reader().take();
        types.reader().read(position, entry);
        FunctionDeclaration function = read(types, entry);
        types.reader().give(entry);
        return function;
    }

    /** Reads the function that an entry is of, whatever its kind. */
    static FunctionDeclaration read(TypeBuilder types, Entry entry) {
        return new FunctionReader(types).read(entry);
    }

    /** Position of the last of the entries that are about the same function as the one at a position: its declaration. */
    static int declarationOf(EntryReader reader, int position) {
        Entry entry = reader.take();
        int declared = position;
        int next = position;
        for (int i = 0; i < LONGEST_CHAIN && next >= 0; i++) {
            declared = next;
            reader.read(declared, entry);
            next = declaration(entry);
        }
        reader.give(entry);
        return declared;
    }

    private static int declaration(Entry entry) {
        return Math.max(entry.reference(Attribute.SPECIFICATION), entry.reference(Attribute.ABSTRACT_ORIGIN));
    }

    private FunctionDeclaration read(Entry first) {
        int next = add(first);
        if (next < 0) {
            return declared(first);
        }
        Entry entry = reader.take();
        for (int i = 1; i < LONGEST_CHAIN && next >= 0; i++) {
            reader.read(next, entry);
            next = add(entry);
        }
        FunctionDeclaration function = declared(entry);
        reader.give(entry);
        return function;
    }

    /** What was added, with what only the last entry of all says. */
    private FunctionDeclaration declared(Entry entry) {
        return new FunctionDeclaration(
                types.index().name(entry),
                linkageName,
                types.at(result),
                parameters,
                templateArguments,
                types.access(entry),
                virtuality,
                slot,
                reference,
                traits,
                types.places().of(entry));
    }

    /** Adds what one entry says; gives the position of the next one that is about the same function, or a negative. */
    private int add(Entry entry) {
        if (linkageName.isEmpty()) {
            linkageName = EntryValues.text(entry, Attribute.LINKAGE_NAME);
        }
        if (result < 0) {
            result = reader.target(entry, Attribute.TYPE);
        }
        if (reference == RefQualifier.NONE) {
            reference = TypeBuilder.refQualifier(entry);
        }
        int code = (int) entry.value(Attribute.VIRTUALITY, 0);
        if (code == VIRTUAL || code == PURE) {
            virtuality = code == PURE ? Virtuality.PURE : Virtuality.VIRTUAL;
        }
        if (slot.isEmpty() && entry.has(Attribute.VTABLE_ELEM_LOCATION)) {
            slot = slot(entry);
        }
        traits(entry);
        var found = new ArrayList<Parameter>();
        var arguments = new ArrayList<TemplateArgument>();
        reader.children(entry, child -> {
            if (child.tag() == DwarfTag.FORMAL_PARAMETER) {
                found.add(parameter(child));
            } else if (child.tag() == DwarfTag.UNSPECIFIED_PARAMETERS) {
                traits.add(Trait.VARIADIC);
            } else {
                new TemplateReader(types).add(child, arguments);
            }
        });
        if (found.size() > parameters.size()) {
            parameters = found;
        }
        if (templateArguments.isEmpty()) {
            templateArguments = arguments;
        }
        return declaration(entry);
    }

    private static OptionalInt slot(Entry entry) {
        long number = entry.isBlock(Attribute.VTABLE_ELEM_LOCATION)
                ? Expression.of(entry, Attribute.VTABLE_ELEM_LOCATION)
                        .constant()
                        .orElse(-1)
                : entry.value(Attribute.VTABLE_ELEM_LOCATION, -1);
        return number < 0 || number > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) number);
    }

    private void traits(Entry entry) {
        add(Trait.EXTERNAL, entry.flag(Attribute.EXTERNAL));
        // The codes below say what the compiler did, which is no matter of the declaration.
        add(Trait.INLINE, entry.value(Attribute.INLINE, 0) >= DECLARED_INLINE);
        add(Trait.NORETURN, entry.flag(Attribute.NORETURN));
        add(Trait.DELETED, entry.flag(Attribute.DELETED));
        add(Trait.DEFAULTED, entry.value(Attribute.DEFAULTED, 0) != 0);
        add(Trait.EXPLICIT, entry.flag(Attribute.EXPLICIT));
        add(Trait.ARTIFICIAL, entry.flag(Attribute.ARTIFICIAL));
    }

    private void add(Trait trait, boolean there) {
        if (there) {
            traits.add(trait);
        }
    }

    private Parameter parameter(Entry child) {
        String name = EntryValues.text(child, Attribute.NAME);
        boolean artificial = child.flag(Attribute.ARTIFICIAL);
        int type = reader.target(child, Attribute.TYPE);
        int origin = child.reference(Attribute.ABSTRACT_ORIGIN);
        if (origin >= 0) {
            Entry declared = reader.take();
            reader.read(origin, declared);
            name = name.isEmpty() ? EntryValues.text(declared, Attribute.NAME) : name;
            artificial |= declared.flag(Attribute.ARTIFICIAL);
            type = type < 0 ? reader.target(declared, Attribute.TYPE) : type;
            reader.give(declared);
        }
        return new Parameter(name, types.at(type), artificial);
    }
}
