package dev.abigate.reader.dwarf;

import dev.abigate.format.ByteString;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryReader;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Walks all units once: fills the {@link EntryIndex}, and finds the entries of the functions and variables at a module's
 * border, by their addresses or else by their names.
 */
final class SurfaceFinder implements EntryReader.Visitor {
    private final ModuleSurface surface;
    private final EntryIndex index;
    private final boolean allTypes;

    private final Map<Integer, Integer> functions = new HashMap<>();
    private final LongIntMap dataAddresses = new LongIntMap();
    private final LongIntMap wantedNames = new LongIntMap();
    private final Map<String, Match> byName = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<Long, Integer> variables = new HashMap<>();
    private final List<Integer> constants = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();

    /**
     * An entry of a wanted name.
     *
     * @param rank the higher, the more it says
     */
    private record Match(int position, int rank) {}

    SurfaceFinder(ModuleSurface surface, EntryIndex index, boolean allTypes) {
        this.surface = surface;
        this.index = index;
        this.allTypes = allTypes;
        surface.functions().values().forEach(exported -> exported.forEach(this::want));
        surface.imports().values().forEach(imported -> imported.forEach(this::want));
        surface.data().forEach((name, address) -> {
            want(name);
            address.ifPresent(a -> dataAddresses.put(a, 0));
        });
    }

    private void want(String name) {
        long hash = ByteString.utf8(name).hash64();
        if (wantedNames.get(hash) == LongIntMap.NONE) {
            wantedNames.put(hash, names.size());
            names.add(name);
        }
    }

    @Override
    public boolean wants(DwarfTag tag, int position, int depth) {
        index.leave(position, depth);
        return switch (tag) {
            case TYPEDEF, TEMPLATE_ALIAS -> true;
            case VARIABLE -> !index.isInFunction();
            default -> EntryIndex.isScope(tag);
        };
    }

    @Override
    public void entry(Entry entry, int depth) {
        if (entry.tag() == DwarfTag.VARIABLE) {
            variable(entry);
            return;
        }
        index.enter(entry, depth);
        if (entry.tag() == DwarfTag.SUBPROGRAM) {
            function(entry);
        } else if (allTypes && entry.has(Attribute.NAME) && !entry.flag(Attribute.DECLARATION)) {
            types.add(entry.position());
        }
    }

    @Override
    public void end(int position) {
        index.leave(position, 0);
    }

    private void function(Entry entry) {
        long address = EntryValues.lowPc(entry);
        if (address != EntryValues.NONE) {
            OptionalInt function = surface.functionAt(address);
            if (function.isPresent() && surface.functions().containsKey(function.getAsInt())) {
                functions.putIfAbsent(function.getAsInt(), entry.position());
                return;
            }
        }
        named(entry, address == EntryValues.NONE);
    }

    private void variable(Entry entry) {
        if (entry.isBlock(Attribute.LOCATION)) {
            Expression location = Expression.of(entry, Attribute.LOCATION);
            if (location.address().isPresent()) {
                long address = location.address().getAsLong();
                if (dataAddresses.get(address) != LongIntMap.NONE) {
                    variables.putIfAbsent(address, entry.position());
                }
            }
        }
        if (entry.has(Attribute.CONST_VALUE)) {
            constants.add(entry.position());
        }
        named(entry, entry.flag(Attribute.DECLARATION));
    }

    /** Keeps an entry whose name is wanted, unless a better one was seen. */
    private void named(Entry entry, boolean declaration) {
        Attribute attribute = entry.has(Attribute.LINKAGE_NAME) ? Attribute.LINKAGE_NAME : Attribute.NAME;
        if (!entry.has(attribute) || !entry.flag(Attribute.EXTERNAL)) {
            return;
        }
        int wanted = wantedNames.get(EntryValues.hash(entry, attribute));
        if (wanted != LongIntMap.NONE) {
            int rank = (declaration ? 0 : 2) + (entry.hasChildren() ? 1 : 0);
            byName.merge(names.get(wanted), new Match(entry.position(), rank), (a, b) -> b.rank > a.rank ? b : a);
        }
    }

    /** Position of the entry of an exported function, by its code or else by one of its names. */
    OptionalInt function(int function, List<String> exportNames) {
        Integer position = functions.get(function);
        return position != null ? OptionalInt.of(position) : named(exportNames);
    }

    /** Position of the entry of a function or variable with one of the given names, the first first. */
    OptionalInt named(List<String> candidates) {
        for (String name : candidates) {
            Match match = byName.get(name);
            if (match != null) {
                return OptionalInt.of(match.position);
            }
        }
        return OptionalInt.empty();
    }

    /** Position of the entry of the variable at an address. */
    OptionalInt variableAt(long address) {
        Integer position = variables.get(address);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** Variables with a constant value, outside of functions. */
    List<Integer> constants() {
        return constants;
    }

    /** Definitions of named types, where all were asked for. */
    List<Integer> types() {
        return types;
    }
}
