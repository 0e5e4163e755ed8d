package dev.abigate.reader.dwarf;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.Base;
import dev.abigate.format.types.FunctionDeclaration;
import dev.abigate.format.types.Member;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.PassedBy;
import dev.abigate.format.types.StaticMember;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.TemplateArgument;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.VariantPart;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one struct, union or class: its layout from the first definition, its functions and static members from all, since
 * units leave out those that they do not use.
 */
final class StructReader {
    private static final int BY_REFERENCE = 4;
    private static final int BY_VALUE = 5;

    private final TypeBuilder types;
    private final Tag tag;
    private final Name name;
    private final Origin origin;

    private final List<Base> bases = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<TemplateArgument> templateArguments = new ArrayList<>();
    private final Map<String, StaticMember> staticMembers = new LinkedHashMap<>();
    private final Map<Long, FunctionDeclaration> functions = new LinkedHashMap<>();
    private final Deque<Integer> definitions = new ArrayDeque<>();
    private final long size;
    private final int alignment;
    private final PassedBy passedBy;
    private Optional<TypeId> vptrOwner = Optional.empty();
    private Optional<VariantPart> variants = Optional.empty();
    private boolean layoutRead;

    StructReader(TypeBuilder types, Entry entry, Tag tag, Origin origin) {
        this.types = types;
        this.tag = tag;
        this.origin = origin;
        name = types.index().name(entry);
        size = entry.value(Attribute.BYTE_SIZE, 0);
        alignment = (int) entry.value(Attribute.ALIGNMENT, 0);
        passedBy = switch ((int) entry.value(Attribute.CALLING_CONVENTION, 0)) {
            case BY_REFERENCE -> PassedBy.REFERENCE;
            case BY_VALUE -> PassedBy.VALUE;
            default -> PassedBy.UNSAID;
        };
    }

    /** Adds the position of a definition that says more than those before. */
    void addDefinition(int position) {
        definitions.add(position);
    }

    /** Reads the definitions that were added. */
    void readDefinitions() {
        EntryReader reader = types.reader();
        while (!definitions.isEmpty()) {
            Entry entry = reader.take();
            try {
                reader.read(definitions.remove(), entry);
                definition(entry);
            } catch (MalformedBinaryException e) {
                types.gaps().add(DebugSection.INFO, e);
            } finally {
                reader.give(entry);
            }
        }
    }

    private void definition(Entry entry) {
        boolean first = !layoutRead;
        layoutRead = true;
        if (first && entry.has(Attribute.CONTAINING_TYPE)) {
            vptrOwner = Optional.of(types.of(entry, Attribute.CONTAINING_TYPE));
        }
        types.reader().children(entry, child -> {
            if (child.tag() == DwarfTag.SUBPROGRAM) {
                function(child);
            } else if (isStatic(child)) {
                staticMember(child);
            } else if (first) {
                layout(child);
            }
        });
    }

    private static boolean isStatic(Entry child) {
        return child.tag() == DwarfTag.VARIABLE
                || (child.tag() == DwarfTag.MEMBER
                        && (child.flag(Attribute.EXTERNAL) || child.flag(Attribute.DECLARATION)));
    }

    private void layout(Entry child) {
        switch (child.tag()) {
            case MEMBER -> members.add(member(child));
            case INHERITANCE -> bases.add(base(child));
            case VARIANT_PART -> variants = Optional.of(variants(child));
            default -> new TemplateReader(types).add(child, templateArguments);
        }
    }

    private Member member(Entry child) {
        String memberName = EntryValues.text(child, Attribute.NAME);
        Access access = access(child);
        int bitSize = Math.clamp(child.value(Attribute.BIT_SIZE, 0), 0, Integer.MAX_VALUE);
        int alignment = Math.clamp(child.value(Attribute.ALIGNMENT, 0), 0, Integer.MAX_VALUE);
        boolean artificial = child.flag(Attribute.ARTIFICIAL);
        long offset = child.isBlock(Attribute.DATA_MEMBER_LOCATION)
                ? Expression.of(child, Attribute.DATA_MEMBER_LOCATION)
                        .constant()
                        .orElse(0)
                : child.value(Attribute.DATA_MEMBER_LOCATION, 0);
        long bitOffset = child.value(Attribute.DATA_BIT_OFFSET, 0);
        boolean countedFromTop = child.has(Attribute.BIT_OFFSET);
        long fromTop = child.value(Attribute.BIT_OFFSET, 0);
        long storage = child.value(Attribute.BYTE_SIZE, 0);
        TypeId type = types.of(child, Attribute.TYPE);
        if (countedFromTop) {
            // DWARF 2 and 3: from the most significant bit of the storage unit.
            long bytes = storage == 0 ? types.numberSize(type) : storage;
            bitOffset = bytes * Byte.SIZE - fromTop - bitSize;
        }
        return new Member(memberName, type, offset * Byte.SIZE + bitOffset, bitSize, alignment, access, artificial);
    }

    private Base base(Entry child) {
        boolean isVirtual = child.value(Attribute.VIRTUALITY, 0) != 0;
        Access access = access(child);
        long offset = child.isBlock(Attribute.DATA_MEMBER_LOCATION)
                ? Expression.of(child, Attribute.DATA_MEMBER_LOCATION)
                        .constant()
                        .orElse(0)
                : child.value(Attribute.DATA_MEMBER_LOCATION, 0);
        return new Base(types.of(child, Attribute.TYPE), offset, isVirtual, access);
    }

    private VariantPart variants(Entry part) {
        int discriminant = part.reference(Attribute.DISCR);
        var discriminants = new ArrayList<Member>();
        var alternatives = new ArrayList<VariantPart.Variant>();
        types.reader().children(part, child -> {
            if (child.tag() == DwarfTag.MEMBER && child.position() == discriminant) {
                discriminants.add(member(child));
            } else if (child.tag() == DwarfTag.VARIANT) {
                String value = Constants.text(child, Attribute.DISCR_VALUE, false, 0);
                types.reader().children(child, field -> {
                    if (field.tag() == DwarfTag.MEMBER) {
                        alternatives.add(new VariantPart.Variant(value, member(field)));
                    }
                });
            }
        });
        return new VariantPart(discriminants.stream().findFirst(), alternatives);
    }

    private void staticMember(Entry child) {
        String memberName = EntryValues.text(child, Attribute.NAME);
        if (staticMembers.containsKey(memberName)) {
            return;
        }
        String linkageName = EntryValues.text(child, Attribute.LINKAGE_NAME);
        Access access = access(child);
        int type = types.reader().target(child, Attribute.TYPE);
        TypeId id = types.at(type);
        String value = Constants.text(child, Attribute.CONST_VALUE, types.isSigned(id), types.numberSize(id));
        staticMembers.put(memberName, new StaticMember(memberName, linkageName, id, access, value));
    }

    private void function(Entry child) {
        long signature = types.hashes().signature(child);
        if (!functions.containsKey(signature)) {
            functions.put(signature, FunctionReader.read(types, child));
        }
    }

    private Access access(Entry child) {
        return TypeBuilder.access(child, tag == Tag.CLASS ? DwarfTag.CLASS_TYPE : DwarfTag.STRUCTURE_TYPE);
    }

    /** The struct; complete when all definitions were read. */
    StructType struct() {
        var sorted = new ArrayList<>(functions.values());
        sorted.sort(
                Comparator.comparingInt((FunctionDeclaration f) -> f.origin().line())
                        .thenComparing(FunctionDeclaration::linkageName)
                        .thenComparing(f -> f.name().simple()));
        return new StructType(
                tag,
                name,
                size,
                alignment,
                passedBy,
                templateArguments,
                bases,
                members,
                List.copyOf(staticMembers.values()),
                sorted,
                vptrOwner,
                variants,
                origin);
    }
}
