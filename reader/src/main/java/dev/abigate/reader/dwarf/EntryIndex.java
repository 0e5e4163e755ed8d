package dev.abigate.reader.dwarf;

import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.types.Name;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is inside of what: the scopes of all named types and functions, and the definitions of types by their names. Filled
 * by one walk over all units; of an entry it keeps a few numbers.
 */
final class EntryIndex {
    /** No entry, or the outermost scope. */
    static final int NONE = -1;

    private static final String ANONYMOUS_NAMESPACE = "(anonymous namespace)";
    private static final String ANONYMOUS = "(anonymous)";
    private static final long OUTERMOST = 0x5851F42D4C957F2DL;
    private static final int DEEPEST_SCOPE = 100;
    private static final int LONGEST_SCOPE = 10_000;
    /** The hash of a function that nothing asked for: few functions have types in them. */
    private static final long NOT_YET = 0;

    private final EntryReader reader;
    private final LongIntMap definitions = new LongIntMap();
    private final LongIntMap nextDefinitions = new LongIntMap();
    private final Map<Integer, String> scopes = new HashMap<>();
    private int size;
    private int[] positions = new int[256];
    private int[] parents = new int[256];
    private int[] ends = new int[256];
    private DwarfTag[] tags = new DwarfTag[256];
    private long[] hashes = new long[256];

    /** The scopes that are open in the walk, outermost first, with their depths. */
    private final int[] open = new int[DEEPEST_SCOPE];

    private final int[] depths = new int[DEEPEST_SCOPE];
    private int opened;
    private int lastFound = NONE;

    EntryIndex(EntryReader reader) {
        this.reader = reader;
    }

    /**
     * Adds the next entry of a walk, in the scopes that are open, and opens its own; those at its depth or deeper were left.
     */
    void enter(Entry entry, int depth) {
        int added = add(entry, opened == 0 ? NONE : open[opened - 1]);
        if (entry.hasChildren() && opened < DEEPEST_SCOPE) {
            open[opened] = added;
            depths[opened++] = depth;
        }
    }

    /** Leaves the scopes of a depth or more, whose last byte is before a position. */
    void leave(int position, int depth) {
        while (opened > 0 && depths[opened - 1] >= depth) {
            ends[open[--opened]] = position;
        }
    }

    /** Whether the innermost open scope is that of a function. */
    boolean isInFunction() {
        return opened > 0 && tags[open[opened - 1]] == DwarfTag.SUBPROGRAM;
    }

    private int add(Entry entry, int parent) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            tags = Arrays.copyOf(tags, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        int index = size++;
        int declared = entry.has(Attribute.NAME) ? NONE : find(entry.reference(Attribute.SPECIFICATION));
        positions[index] = entry.position();
        ends[index] = entry.next();
        tags[index] = entry.tag();
        parents[index] = declared == NONE ? parent : parents[declared];
        if (declared != NONE) {
            hashes[index] = hash(declared);
        } else {
            hashes[index] = entry.tag() == DwarfTag.SUBPROGRAM ? NOT_YET : hash(entry, parent);
        }
        if (isType(entry.tag()) && !entry.flag(Attribute.DECLARATION)) {
            long key = typeKey(entry.tag(), hashes[index]);
            int next = definitions.get(key);
            if (next != LongIntMap.NONE) {
                nextDefinitions.put(index, next);
            }
            definitions.put(key, index);
        }
        return index;
    }

    /** Whether the names of what is inside entries of a tag begin with theirs. */
    static boolean isScope(DwarfTag tag) {
        return tag == DwarfTag.NAMESPACE
                || tag == DwarfTag.MODULE
                || tag == DwarfTag.INTERFACE_TYPE
                || tag == DwarfTag.SUBPROGRAM
                || isType(tag);
    }

    /** Whether entries of a tag are types with a definition of their own. */
    static boolean isType(DwarfTag tag) {
        return tag == DwarfTag.STRUCTURE_TYPE
                || tag == DwarfTag.CLASS_TYPE
                || tag == DwarfTag.UNION_TYPE
                || tag == DwarfTag.ENUMERATION_TYPE;
    }

    /** What tells a named struct, union or enum from all others; {@code struct} and {@code class} are one. */
    static long typeKey(DwarfTag tag, long nameHash) {
        return Hash.with(nameHash, tag == DwarfTag.CLASS_TYPE ? DwarfTag.STRUCTURE_TYPE.code() : tag.code());
    }

    /** The index of the entry at a position, or {@link #NONE} where it is not in here. */
    int find(int position) {
        return position < 0 ? NONE : Math.max(search(position), NONE);
    }

    /** As {@link Arrays#binarySearch} does; the entry found last and what follows it are found at once. */
    private int search(int position) {
        if (lastFound >= 0 && positions[lastFound] == position) {
            return lastFound;
        }
        int next = lastFound + 1;
        if (next < size && positions[next] == position) {
            lastFound = next;
            return next;
        }
        int found = Arrays.binarySearch(positions, 0, size, position);
        lastFound = Math.max(found, NONE);
        return found;
    }

    /** The index of the innermost entry in here that a position lies within, or {@link #NONE}. */
    int scopeOf(int position) {
        int found = search(position);
        if (found >= 0) {
            return parents[found];
        }
        int scope = -found - 2;
        while (scope != NONE && ends[scope] <= position) {
            scope = parents[scope];
        }
        return scope;
    }

    /** The tag of the entry with an index. */
    DwarfTag tag(int index) {
        return tags[index];
    }

    /** Position of the entry with an index. */
    int position(int index) {
        return positions[index];
    }

    /** A hash of the qualified name of the entry with an index. */
    long hash(int index) {
        if (hashes[index] == NOT_YET) {
            Entry entry = reader.take();
            reader.read(positions[index], entry);
            hashes[index] = hash(entry, parents[index]);
            reader.give(entry);
        }
        return hashes[index];
    }

    private long hash(Entry entry, int parent) {
        long scope = parent == NONE ? OUTERMOST : hash(parent);
        return Hash.with(scope, EntryValues.hash(entry, Attribute.NAME));
    }

    /** The last definition of a type with a key, or {@link #NONE}. */
    int definition(long key) {
        return Math.max(definitions.get(key), NONE);
    }

    /** The definition with the same key before the given one, or {@link #NONE}. */
    int definitionBefore(int index) {
        return Math.max(nextDefinitions.get(index), NONE);
    }

    /** The name of an entry with its scope. */
    Name name(Entry entry) {
        return new Name(scope(scopeOf(entry.position())), simpleName(entry));
    }

    /** A name without its scope; empty where the entry has none. */
    String simpleName(Entry entry) {
        if (entry.has(Attribute.NAME)) {
            return EntryValues.text(entry, Attribute.NAME);
        }
        int origin = Math.max(entry.reference(Attribute.SPECIFICATION), entry.reference(Attribute.ABSTRACT_ORIGIN));
        if (origin < 0) {
            return "";
        }
        Entry declaration = reader.take();
        reader.read(origin, declaration);
        String name = EntryValues.text(declaration, Attribute.NAME);
        reader.give(declaration);
        return name;
    }

    /** The qualified name of a scope; empty for the outermost one. Outer scopes with a very long name are left out. */
    private String scope(int index) {
        var unnamed = new ArrayDeque<Integer>();
        for (int at = index; at != NONE && !scopes.containsKey(at); at = parents[at]) {
            unnamed.push(at);
        }
        for (int at : unnamed) {
            String outer = scopes.getOrDefault(parents[at], "");
            scopes.put(at, new Name(outer.length() > LONGEST_SCOPE ? "" : outer, scopeName(at)).qualified());
        }
        return scopes.getOrDefault(index, "");
    }

    /** The name of a scope without those around it. */
    private String scopeName(int index) {
        Entry entry = reader.take();
        reader.read(positions[index], entry);
        String simple = simpleName(entry);
        if (simple.isEmpty()) {
            simple = entry.tag() == DwarfTag.NAMESPACE ? ANONYMOUS_NAMESPACE : ANONYMOUS;
        }
        reader.give(entry);
        return simple;
    }
}
