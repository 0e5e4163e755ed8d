package dev.abigate.reader.dwarf;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.Arrays;

/**
 * Hashes of types, by which the same type of several units is recognised without building it.
 *
 * <p>Within another type a named type counts by its name only. So hashing ends, however types refer to each other, and a
 * struct is the same whether a unit knows what its pointers point to or not.
 */
final class TypeHashes {
    private static final long VOID = 0x2545F4914F6CDD1DL;
    private static final long UNKNOWN = 0x9FB21C651E98DF25L;
    private static final int DEEPEST = 200;

    private final EntryReader reader;
    private final EntryIndex index;
    private final LongIntMap slots = new LongIntMap();
    private long[] references = new long[256];
    private int size;
    private int depth;

    TypeHashes(EntryReader reader, EntryIndex index) {
        this.reader = reader;
        this.index = index;
    }

    /** The hash of the type at a position as others refer to it; a negative position is no type. */
    long reference(int position) {
        if (position < 0) {
            return VOID;
        }
        int known = slots.get(position);
        if (known != LongIntMap.NONE) {
            return references[known];
        }
        if (size == references.length) {
            references = Arrays.copyOf(references, 2 * size);
        }
        int slot = size++;
        slots.put(position, slot);
        references[slot] = UNKNOWN;
        if (depth == DEEPEST) {
            return UNKNOWN;
        }
        depth++;
        Entry entry = reader.take();
        try {
            reader.read(position, entry);
            long hash = reference(entry);
            references[slot] = hash;
            return hash;
        } catch (MalformedBinaryException _) {
            return UNKNOWN;
        } finally {
            depth--;
            reader.give(entry);
        }
    }

    private long reference(Entry entry) {
        DwarfTag tag = entry.tag();
        return switch (tag) {
            case STRUCTURE_TYPE, CLASS_TYPE, INTERFACE_TYPE, UNION_TYPE, ENUMERATION_TYPE ->
                isNamed(entry) ? key(entry) : definition(entry).content();
            case TYPEDEF, TEMPLATE_ALIAS -> Hash.with(DwarfTag.TYPEDEF.code(), nameHash(entry));
            case BASE_TYPE, UNSPECIFIED_TYPE ->
                Hash.with(
                        Hash.with(name(entry), entry.value(Attribute.ENCODING, 0)),
                        entry.value(Attribute.BYTE_SIZE, 0));
            case ARRAY_TYPE, SUBROUTINE_TYPE -> parts(entry, target(entry, tag.code()));
            case PTR_TO_MEMBER_TYPE ->
                Hash.with(target(entry, tag.code()), reference(reader.target(entry, Attribute.CONTAINING_TYPE)));
            default -> Hash.with(target(entry, tag.code()), name(entry));
        };
    }

    private long target(Entry entry, long seed) {
        return Hash.with(seed, reference(reader.target(entry, Attribute.TYPE)));
    }

    private static boolean isNamed(Entry entry) {
        return entry.has(Attribute.NAME) || entry.has(Attribute.SPECIFICATION);
    }

    private static long name(Entry entry) {
        return EntryValues.hash(entry, Attribute.NAME);
    }

    private long nameHash(Entry entry) {
        int found = index.find(entry.position());
        return found == EntryIndex.NONE ? name(entry) : index.hash(found);
    }

    /** What tells a named struct, union or enum from all others. */
    long key(Entry entry) {
        return EntryIndex.typeKey(entry.tag(), nameHash(entry));
    }

    /** Dimensions of an array, parameters of a function type. */
    private long parts(Entry entry, long seed) {
        long[] hash = {seed};
        reader.children(entry, child -> {
            long part = Hash.with(child.tag().code(), reference(reader.target(child, Attribute.TYPE)));
            part = Hash.with(part, child.value(Attribute.COUNT, -1));
            hash[0] = Hash.with(hash[0], Hash.with(part, child.value(Attribute.UPPER_BOUND, -1)));
        });
        return hash[0];
    }

    /**
     * Hashes of the definition of a struct, union or enum.
     *
     * @param content of its layout: all that makes two definitions differ. Functions that are not virtual are not in it,
     *     because compilers leave out those that a unit does not use
     * @param functions of its functions and static members: units that know different ones have different ones
     */
    record Definition(long content, long functions) {}

    /** The hashes of a definition. */
    Definition definition(Entry entry) {
        var hash = new DefinitionHash(Hash.with(
                isNamed(entry) ? key(entry) : entry.tag().code(), entry.tag().code()));
        hash.addContent(entry.value(Attribute.BYTE_SIZE, -1));
        hash.addContent(entry.value(Attribute.ALIGNMENT, 0));
        hash.addContent(entry.flag(Attribute.ENUM_CLASS) ? 1 : 0);
        hash.addContent(reference(reader.target(entry, Attribute.TYPE)));
        members(entry, hash, 0);
        return new Definition(hash.content, hash.functions);
    }

    private static final class DefinitionHash {
        private long content;
        private long functions;

        DefinitionHash(long content) {
            this.content = content;
        }

        void addContent(long value) {
            content = Hash.with(content, value);
        }

        void addFunction(long value) {
            functions = Hash.with(functions, value);
        }
    }

    private void members(Entry entry, DefinitionHash hash, int nesting) {
        reader.children(entry, child -> {
            switch (child.tag()) {
                case MEMBER, INHERITANCE, ENUMERATOR -> {
                    if (child.flag(Attribute.DECLARATION)) {
                        hash.addFunction(name(child));
                    } else {
                        hash.addContent(child.tag().code());
                        member(child, hash);
                    }
                }
                case SUBPROGRAM -> function(child, hash);
                case VARIABLE -> hash.addFunction(name(child));
                case VARIANT_PART, VARIANT -> {
                    if (nesting < DEEPEST) {
                        hash.addContent(child.value(Attribute.DISCR_VALUE, -1));
                        members(child, hash, nesting + 1);
                    }
                }
                default -> {}
            }
        });
    }

    private static void function(Entry function, DefinitionHash hash) {
        long name = EntryValues.hash(function, linkage(function));
        hash.addFunction(name);
        hash.addFunction(function.value(Attribute.DECL_LINE, 0));
        if (function.value(Attribute.VIRTUALITY, 0) != 0) {
            hash.addContent(function.value(Attribute.VIRTUALITY, 0));
            hash.addContent(name);
            hash.addContent(block(function, Attribute.VTABLE_ELEM_LOCATION));
        }
    }

    private static Attribute linkage(Entry function) {
        return function.has(Attribute.LINKAGE_NAME) ? Attribute.LINKAGE_NAME : Attribute.NAME;
    }

    /**
     * The hash of what tells a function of a class from its others: its symbol, or else its name and parameters, since
     * compilers give constructors no symbol where they declare them.
     */
    long signature(Entry function) {
        long name = EntryValues.hash(function, linkage(function));
        return function.has(Attribute.LINKAGE_NAME) ? name : parts(function, name);
    }

    private void member(Entry member, DefinitionHash hash) {
        hash.addContent(name(member));
        hash.addContent(reference(reader.target(member, Attribute.TYPE)));
        hash.addContent(block(member, Attribute.DATA_MEMBER_LOCATION));
        hash.addContent(member.value(Attribute.DATA_BIT_OFFSET, -1));
        hash.addContent(member.value(Attribute.BIT_OFFSET, -1));
        hash.addContent(member.value(Attribute.BIT_SIZE, -1));
        hash.addContent(member.value(Attribute.VIRTUALITY, 0));
        hash.addContent(member.value(Attribute.ACCESSIBILITY, 0));
        hash.addContent(block(member, Attribute.CONST_VALUE));
    }

    /** A number, or the bytes of an expression. */
    private static long block(Entry entry, Attribute attribute) {
        if (!entry.isBlock(attribute)) {
            return entry.value(attribute, -1);
        }
        Cursor in = EntryValues.block(entry, attribute);
        return in.bytes(in.remaining(), "block").hash64();
    }
}
