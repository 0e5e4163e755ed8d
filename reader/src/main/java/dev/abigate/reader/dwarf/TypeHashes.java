package dev.abigate.reader.dwarf;

import dev.abigate.format.ByteString;
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
                isNamed(entry) ? key(entry) : content(entry);
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
        return EntryValues.bytes(entry, Attribute.NAME).hash64();
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
     * The hash of a struct, union or enum with its layout: all that makes two definitions differ. Functions that are not
     * virtual are not in it, because compilers leave out those that a unit does not use.
     */
    long content(Entry entry) {
        long[] hash = {
            Hash.with(
                    isNamed(entry) ? key(entry) : entry.tag().code(),
                    entry.tag().code())
        };
        add(hash, entry.value(Attribute.BYTE_SIZE, -1));
        add(hash, entry.value(Attribute.ALIGNMENT, 0));
        add(hash, entry.flag(Attribute.ENUM_CLASS) ? 1 : 0);
        add(hash, reference(reader.target(entry, Attribute.TYPE)));
        members(entry, hash, 0);
        return hash[0];
    }

    private void members(Entry entry, long[] hash, int nesting) {
        reader.children(entry, child -> {
            switch (child.tag()) {
                case MEMBER, INHERITANCE, ENUMERATOR -> {
                    if (!child.flag(Attribute.DECLARATION)) {
                        add(hash, child.tag().code());
                        member(child, hash);
                    }
                }
                case SUBPROGRAM -> {
                    if (child.value(Attribute.VIRTUALITY, 0) != 0) {
                        add(hash, child.value(Attribute.VIRTUALITY, 0));
                        add(hash, linkageName(child).hash64());
                        add(hash, block(child, Attribute.VTABLE_ELEM_LOCATION));
                    }
                }
                case VARIANT_PART, VARIANT -> {
                    if (nesting < DEEPEST) {
                        add(hash, child.value(Attribute.DISCR_VALUE, -1));
                        members(child, hash, nesting + 1);
                    }
                }
                default -> {}
            }
        });
    }

    private void member(Entry member, long[] hash) {
        add(hash, name(member));
        add(hash, reference(reader.target(member, Attribute.TYPE)));
        add(hash, block(member, Attribute.DATA_MEMBER_LOCATION));
        add(hash, member.value(Attribute.DATA_BIT_OFFSET, -1));
        add(hash, member.value(Attribute.BIT_OFFSET, -1));
        add(hash, member.value(Attribute.BIT_SIZE, -1));
        add(hash, member.value(Attribute.VIRTUALITY, 0));
        add(hash, member.value(Attribute.ACCESSIBILITY, 0));
        add(hash, block(member, Attribute.CONST_VALUE));
    }

    /** A number, or the bytes of an expression. */
    private static long block(Entry entry, Attribute attribute) {
        if (!entry.isBlock(attribute)) {
            return entry.value(attribute, -1);
        }
        Cursor in = EntryValues.block(entry, attribute);
        return in.bytes(in.remaining(), "block").hash64();
    }

    /** The hash of the names of a class's functions: units that know different ones have different ones. */
    long functions(Entry entry) {
        long[] hash = {0};
        reader.children(entry, child -> {
            if (child.tag() == DwarfTag.SUBPROGRAM) {
                add(hash, linkageName(child).hash64());
                add(hash, child.value(Attribute.DECL_LINE, 0));
            } else if (child.flag(Attribute.DECLARATION)) {
                add(hash, name(child));
            }
        });
        return hash[0];
    }

    private static ByteString linkageName(Entry entry) {
        return EntryValues.bytes(entry, entry.has(Attribute.LINKAGE_NAME) ? Attribute.LINKAGE_NAME : Attribute.NAME);
    }

    private static void add(long[] hash, long value) {
        hash[0] = Hash.with(hash[0], value);
    }
}
