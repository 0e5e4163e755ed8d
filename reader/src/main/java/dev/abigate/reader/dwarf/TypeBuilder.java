package dev.abigate.reader.dwarf;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.types.Access;
import dev.abigate.format.types.ArrayType;
import dev.abigate.format.types.BaseType;
import dev.abigate.format.types.Conflict;
import dev.abigate.format.types.EnumType;
import dev.abigate.format.types.FunctionType;
import dev.abigate.format.types.IncompleteType;
import dev.abigate.format.types.Language;
import dev.abigate.format.types.MemberPointerType;
import dev.abigate.format.types.Name;
import dev.abigate.format.types.Origin;
import dev.abigate.format.types.PointerType;
import dev.abigate.format.types.QualifiedType;
import dev.abigate.format.types.QualifiedType.Qualifier;
import dev.abigate.format.types.RefQualifier;
import dev.abigate.format.types.StructType;
import dev.abigate.format.types.Tag;
import dev.abigate.format.types.Type;
import dev.abigate.format.types.TypeId;
import dev.abigate.format.types.TypedefType;
import dev.abigate.format.types.UnspecifiedType;
import dev.abigate.format.types.VoidType;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import dev.abigate.reader.dwarf.unit.Gaps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Makes types of entries, each only once, however many units have it.
 *
 * <p>Structs are built later than they are first asked for, by {@link #finish}: a reference to one is its number.
 */
final class TypeBuilder {
    private static final int DEEPEST = 200;
    private static final int IN_PROGRESS = -1;
    /** What a compiler writes as the upper bound of an array whose length it does not know. */
    private static final long UNBOUNDED = 0xffffffffL;
    /** Of how many definitions of one name the one is chosen that an incomplete type stands for. */
    private static final int MOST_DEFINITIONS = 64;

    /** Stands for all places: the same declaration is seen in many files, and by different paths. */
    private static final Origin NOWHERE = new Origin(Language.OTHER, "", 0);

    private final EntryReader reader;
    private final EntryIndex index;
    private final TypeHashes hashes;
    private final Places places;
    private final Gaps gaps;
    private final Predicate<String> callersSee;

    private final List<Type> types = new ArrayList<>();
    private final List<TypeId> ids = new ArrayList<>();
    private final Map<Type, TypeId> made = new HashMap<>();
    private final LongIntMap byPosition = new LongIntMap();
    private final LongIntMap byContent = new LongIntMap();
    private final LongIntMap functionLists = new LongIntMap();
    private final Map<Integer, StructReader> structs = new HashMap<>();
    private final Deque<StructReader> unfinished = new ArrayDeque<>();
    private final Map<Long, Integer> chosen = new HashMap<>();
    private final Map<Long, List<TypeId>> definitions = new HashMap<>();
    private int depth;

    TypeBuilder(
            EntryReader reader,
            EntryIndex index,
            TypeHashes hashes,
            Places places,
            Gaps gaps,
            Predicate<String> callersSee) {
        this.reader = reader;
        this.index = index;
        this.hashes = hashes;
        this.places = places;
        this.gaps = gaps;
        this.callersSee = callersSee;
    }

    EntryReader reader() {
        return reader;
    }

    EntryIndex index() {
        return index;
    }

    TypeHashes hashes() {
        return hashes;
    }

    Places places() {
        return places;
    }

    Gaps gaps() {
        return gaps;
    }

    /** The access of an entry: what it says, or else what the class around it has. */
    Access access(Entry entry) {
        int scope = index.scopeOf(entry.position());
        return access(entry, scope == EntryIndex.NONE ? DwarfTag.NAMESPACE : index.tag(scope));
    }

    /** The access of a member of a class. */
    static Access access(Entry entry, DwarfTag owner) {
        return switch ((int) entry.value(Attribute.ACCESSIBILITY, 0)) {
            case 1 -> Access.PUBLIC;
            case 2 -> Access.PROTECTED;
            case 3 -> Access.PRIVATE;
            default -> owner == DwarfTag.CLASS_TYPE ? Access.PRIVATE : Access.PUBLIC;
        };
    }

    /** The class around the entry at a position. */
    Optional<TypeId> owner(int position) {
        int scope = index.scopeOf(position);
        return scope != EntryIndex.NONE && EntryIndex.isType(index.tag(scope))
                ? Optional.of(at(index.position(scope)))
                : Optional.empty();
    }

    /** The type that an attribute refers to; {@link VoidType} where the entry has none. */
    TypeId of(Entry entry, Attribute attribute) {
        return at(reader.target(entry, attribute));
    }

    /** The type at a position; {@link VoidType} where that is negative. */
    TypeId at(int position) {
        if (position < 0) {
            return make(new VoidType());
        }
        int known = byPosition.get(position);
        if (known == IN_PROGRESS) {
            return make(new UnspecifiedType("a type that consists of itself"));
        }
        if (known != LongIntMap.NONE) {
            return ids.get(known);
        }
        byPosition.put(position, IN_PROGRESS);
        TypeId id = make(position);
        byPosition.put(position, id.index());
        return id;
    }

    private TypeId make(int position) {
        if (depth == DEEPEST) {
            gaps.add(DebugSection.INFO, position, "types are nested too deeply: at most " + DEEPEST);
            return make(new UnspecifiedType("a type that is nested too deeply"));
        }
        depth++;
        Entry entry = reader.take();
        try {
            reader.read(position, entry);
            return make(entry);
        } catch (MalformedBinaryException e) {
            gaps.add(DebugSection.INFO, e);
            return make(new UnspecifiedType("a type that cannot be read"));
        } finally {
            depth--;
            reader.give(entry);
        }
    }

    /** The number of a type that needs nothing but what it refers to. */
    private TypeId make(Type type) {
        return make(type, type);
    }

    /** The number of the type that was first made of equal parts. */
    private TypeId make(Type parts, Type type) {
        TypeId known = made.get(parts);
        if (known != null) {
            return known;
        }
        TypeId id = add(type);
        made.put(parts, id);
        return id;
    }

    private TypeId add(Type type) {
        var id = new TypeId(types.size());
        types.add(type);
        ids.add(id);
        return id;
    }

    private TypeId make(Entry entry) {
        return switch (entry.tag()) {
            case STRUCTURE_TYPE, INTERFACE_TYPE, CLASS_TYPE, UNION_TYPE, ENUMERATION_TYPE -> tagged(entry);
            case TYPEDEF, TEMPLATE_ALIAS -> {
                Name name = index.name(entry);
                TypeId target = hidden(entry, name).orElseGet(() -> of(entry, Attribute.TYPE));
                Origin origin = places.of(entry);
                yield make(new TypedefType(name, target, NOWHERE), new TypedefType(name, target, origin));
            }
            case BASE_TYPE -> make(base(entry));
            case POINTER_TYPE -> make(pointer(entry, PointerType.Kind.POINTER));
            case REFERENCE_TYPE -> make(pointer(entry, PointerType.Kind.REFERENCE));
            case RVALUE_REFERENCE_TYPE -> make(pointer(entry, PointerType.Kind.RVALUE_REFERENCE));
            case CONST_TYPE, IMMUTABLE_TYPE -> qualified(entry, Qualifier.CONST);
            case VOLATILE_TYPE -> qualified(entry, Qualifier.VOLATILE);
            case RESTRICT_TYPE -> qualified(entry, Qualifier.RESTRICT);
            case ATOMIC_TYPE -> qualified(entry, Qualifier.ATOMIC);
            case ARRAY_TYPE -> make(array(entry));
            case SUBROUTINE_TYPE -> make(function(entry));
            case PTR_TO_MEMBER_TYPE ->
                make(new MemberPointerType(of(entry, Attribute.TYPE), of(entry, Attribute.CONTAINING_TYPE)));
            case SUBRANGE_TYPE -> of(entry, Attribute.TYPE);
            case UNSPECIFIED_TYPE -> make(new UnspecifiedType(EntryValues.text(entry, Attribute.NAME)));
            default -> make(new UnspecifiedType("a type of an unknown kind"));
        };
    }

    private BaseType base(Entry entry) {
        int code = (int) entry.value(Attribute.ENCODING, 0);
        long size = entry.value(Attribute.BYTE_SIZE, 0);
        return new BaseType(EntryValues.text(entry, Attribute.NAME), encoding(code), size);
    }

    /** The encoding of a code (DWARF 5, 7.8). */
    private static BaseType.Encoding encoding(int code) {
        return switch (code) {
            case 0x01 -> BaseType.Encoding.ADDRESS;
            case 0x02 -> BaseType.Encoding.BOOLEAN;
            case 0x03 -> BaseType.Encoding.COMPLEX_FLOAT;
            case 0x04 -> BaseType.Encoding.FLOAT;
            case 0x05 -> BaseType.Encoding.SIGNED;
            case 0x06 -> BaseType.Encoding.SIGNED_CHARACTER;
            case 0x07 -> BaseType.Encoding.UNSIGNED;
            case 0x08 -> BaseType.Encoding.UNSIGNED_CHARACTER;
            case 0x09 -> BaseType.Encoding.IMAGINARY_FLOAT;
            case 0x0f -> BaseType.Encoding.DECIMAL_FLOAT;
            case 0x10, 0x11, 0x12 -> BaseType.Encoding.UTF;
            default -> BaseType.Encoding.OTHER;
        };
    }

    private PointerType pointer(Entry entry, PointerType.Kind kind) {
        long size = entry.value(Attribute.BYTE_SIZE, entry.unit().header().addressSize());
        // Clang names the pointer to a virtual table; the name says nothing of the type.
        Language language = places.language(entry.unit());
        String name = language == Language.RUST ? EntryValues.text(entry, Attribute.NAME) : "";
        return new PointerType(kind, name, of(entry, Attribute.TYPE), size);
    }

    /** Qualifiers nest in one order, whatever the order in which a unit has them. */
    private TypeId qualified(Entry entry, Qualifier qualifier) {
        return qualified(qualifier, of(entry, Attribute.TYPE));
    }

    private TypeId qualified(Qualifier qualifier, TypeId target) {
        if (types.get(target.index()) instanceof QualifiedType inner) {
            int order = inner.qualifier().compareTo(qualifier);
            if (order == 0) {
                return target;
            }
            if (order < 0) {
                return make(new QualifiedType(inner.qualifier(), qualified(qualifier, inner.target())));
            }
        }
        return make(new QualifiedType(qualifier, target));
    }

    private ArrayType array(Entry entry) {
        TypeId element = of(entry, Attribute.TYPE);
        var counts = new ArrayList<OptionalLong>();
        reader.children(entry, child -> {
            if (child.tag() == DwarfTag.SUBRANGE_TYPE) {
                counts.add(count(child));
            }
        });
        return new ArrayType(element, counts, entry.flag(Attribute.GNU_VECTOR));
    }

    private static OptionalLong count(Entry dimension) {
        if (dimension.isConstant(Attribute.COUNT)) {
            long count = dimension.value(Attribute.COUNT, -1);
            return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
        }
        if (dimension.isConstant(Attribute.UPPER_BOUND)) {
            long upper = dimension.value(Attribute.UPPER_BOUND, -1);
            return upper < 0 || upper == UNBOUNDED
                    ? OptionalLong.empty()
                    : OptionalLong.of(upper + 1 - dimension.value(Attribute.LOWER_BOUND, 0));
        }
        return OptionalLong.empty();
    }

    private FunctionType function(Entry entry) {
        TypeId result = of(entry, Attribute.TYPE);
        var parameters = new ArrayList<TypeId>();
        boolean[] variadic = {false};
        reader.children(entry, child -> {
            if (child.tag() == DwarfTag.FORMAL_PARAMETER) {
                parameters.add(of(child, Attribute.TYPE));
            } else if (child.tag() == DwarfTag.UNSPECIFIED_PARAMETERS) {
                variadic[0] = true;
            }
        });
        return new FunctionType(result, parameters, variadic[0], refQualifier(entry));
    }

    static RefQualifier refQualifier(Entry entry) {
        if (entry.flag(Attribute.REFERENCE)) {
            return RefQualifier.LVALUE;
        }
        return entry.flag(Attribute.RVALUE_REFERENCE) ? RefQualifier.RVALUE : RefQualifier.NONE;
    }

    /** A struct, union or enum: its definition where callers know one. */
    private TypeId tagged(Entry entry) {
        Tag tag = tag(entry.tag());
        int signed = reader.target(entry, Attribute.SIGNATURE);
        if (signed >= 0 && signed != entry.position()) {
            return at(signed);
        }
        boolean named = isNamed(entry);
        Origin origin = places.of(entry);
        if (entry.flag(Attribute.DECLARATION)) {
            int definition = definition(hashes.key(entry));
            return definition >= 0 ? at(definition) : incomplete(index.name(entry), tag, origin);
        }
        if (named && !callersSee.test(origin.file())) {
            return incomplete(index.name(entry), tag, origin);
        }
        TypeHashes.Definition definition = hashes.definition(entry);
        int known = byContent.get(definition.content());
        if (known != LongIntMap.NONE) {
            alsoDefinedBy(entry, definition, known);
            return ids.get(known);
        }
        TypeId id;
        if (tag == Tag.ENUM) {
            id = add(enumeration(entry, origin));
        } else {
            id = add(new IncompleteType(tag, Name.NONE, origin));
            var struct = new StructReader(this, entry, tag, origin);
            structs.put(id.index(), struct);
            alsoDefinedBy(entry, definition, id.index());
        }
        byContent.put(definition.content(), id.index());
        if (named) {
            definitions
                    .computeIfAbsent(hashes.key(entry), _ -> new ArrayList<>())
                    .add(id);
        }
        return id;
    }

    private static Tag tag(DwarfTag tag) {
        return switch (tag) {
            case CLASS_TYPE -> Tag.CLASS;
            case UNION_TYPE -> Tag.UNION;
            case ENUMERATION_TYPE -> Tag.ENUM;
            default -> Tag.STRUCT;
        };
    }

    private static boolean isNamed(Entry entry) {
        return entry.has(Attribute.NAME) || entry.has(Attribute.SPECIFICATION);
    }

    /** What has its name from a typedef alone, where callers do not see its definition: they know it by that name. */
    private Optional<TypeId> hidden(Entry typedef, Name name) {
        int target = reader.target(typedef, Attribute.TYPE);
        if (target < 0) {
            return Optional.empty();
        }
        Entry entry = reader.take();
        try {
            reader.read(target, entry);
            if (!EntryIndex.isType(entry.tag()) || isNamed(entry)) {
                return Optional.empty();
            }
            Origin origin = places.of(entry);
            return callersSee.test(origin.file())
                    ? Optional.empty()
                    : Optional.of(incomplete(name, tag(entry.tag()), origin));
        } finally {
            reader.give(entry);
        }
    }

    private TypeId incomplete(Name name, Tag tag, Origin origin) {
        return make(new IncompleteType(tag, name, NOWHERE), new IncompleteType(tag, name, origin));
    }

    /** Has the functions of a class read, where this definition names others than those before. */
    private void alsoDefinedBy(Entry entry, TypeHashes.Definition definition, int id) {
        StructReader struct = structs.get(id);
        long list = Hash.with(id, definition.functions());
        if (struct != null && functionLists.get(list) == LongIntMap.NONE) {
            functionLists.put(list, id);
            struct.addDefinition(entry.position());
            unfinished.add(struct);
        }
    }

    /**
     * Position of the definition that incomplete types of a key stand for, or a negative number. Where units define it
     * differently, the choice does not depend on their order.
     */
    private int definition(long key) {
        Integer known = chosen.get(key);
        if (known != null) {
            return known;
        }
        int best = EntryIndex.NONE;
        long least = 0;
        int candidate = index.definition(key);
        for (int i = 0; i < MOST_DEFINITIONS && candidate != EntryIndex.NONE; i++) {
            Entry entry = reader.take();
            reader.read(index.position(candidate), entry);
            long content = hashes.definition(entry).content();
            if (best == EntryIndex.NONE || content < least) {
                best = entry.position();
                least = content;
            }
            reader.give(entry);
            candidate = index.definitionBefore(candidate);
        }
        chosen.put(key, best);
        return best;
    }

    private EnumType enumeration(Entry entry, Origin origin) {
        Optional<TypeId> underlying =
                entry.has(Attribute.TYPE) ? Optional.of(of(entry, Attribute.TYPE)) : Optional.empty();
        boolean signed = underlying.map(this::isSigned).orElse(false);
        long size = entry.value(Attribute.BYTE_SIZE, 0);
        var enumerators = new ArrayList<EnumType.Enumerator>();
        reader.children(entry, child -> {
            if (child.tag() == DwarfTag.ENUMERATOR) {
                long value = Constants.number(child, Attribute.CONST_VALUE, signed, size);
                enumerators.add(new EnumType.Enumerator(EntryValues.text(child, Attribute.NAME), value));
            }
        });
        boolean scoped = entry.flag(Attribute.ENUM_CLASS) || origin.language() == Language.RUST;
        return new EnumType(index.name(entry), size, underlying, scoped, enumerators, origin);
    }

    /** Whether the values of a type are numbers that can be negative. */
    boolean isSigned(TypeId id) {
        return bare(id) instanceof BaseType base && base.encoding().isSigned();
    }

    /** Bytes of a number type, or 0. */
    long numberSize(TypeId id) {
        return switch (bare(id)) {
            case BaseType base -> base.size();
            case EnumType enumeration -> enumeration.size();
            case PointerType pointer -> pointer.size();
            default -> 0;
        };
    }

    /** What is left without typedefs and qualifiers. */
    private Type bare(TypeId id) {
        Type type = types.get(id.index());
        while (true) {
            switch (type) {
                case TypedefType typedef -> type = types.get(typedef.target().index());
                case QualifiedType qualified ->
                    type = types.get(qualified.target().index());
                default -> {
                    return type;
                }
            }
        }
    }

    /** Builds what was asked for so far, and all that it refers to. */
    void finish() {
        while (!unfinished.isEmpty()) {
            unfinished.remove().readDefinitions();
        }
        structs.forEach((id, struct) -> types.set(id, struct.struct()));
    }

    /** All types, by number; complete after {@link #finish}. */
    List<Type> types() {
        return types;
    }

    /** The names that units define differently. */
    List<Conflict> conflicts() {
        var conflicts = new ArrayList<Conflict>();
        for (List<TypeId> ids : definitions.values()) {
            if (ids.size() > 1) {
                conflicts.add(new Conflict(name(types.get(ids.getFirst().index())), ids));
            }
        }
        conflicts.sort(Comparator.comparing(Conflict::name));
        return conflicts;
    }

    private static Name name(Type type) {
        return switch (type) {
            case StructType struct -> struct.name();
            case EnumType enumeration -> enumeration.name();
            default -> throw new AssertionError("no definition: " + type);
        };
    }
}
