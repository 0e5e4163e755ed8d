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
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Walks all units once: fills the {@link EntryIndex}, and finds the entries of the functions and variables at a module's
 * border, by their addresses or else by their names.
 */
final class SurfaceFinder implements EntryReader.Visitor {
    private final ModuleSurface surface;
    private final EntryIndex index;
    private final boolean allTypes;

    /** Where each exported function has its code, or {@link EntryIndex#NONE} as long as that was not seen. */
    private final LongIntMap functions = new LongIntMap();

    private final LongIntMap dataAddresses = new LongIntMap();
    /** The number of each wanted name, by its hash. */
    private final LongIntMap wantedNames = new LongIntMap();
    /** The best entry of each wanted name, by its number. */
    private final List<Optional<Match>> matches = new ArrayList<>();

    private final Map<Long, Integer> variables = new HashMap<>();
    private final List<Integer> constants = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private int lastFunction;

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
        surface.functions().forEach((function, exported) -> {
            functions.put(function, EntryIndex.NONE);
            exported.forEach(this::want);
        });
        surface.imports().values().forEach(imported -> imported.forEach(this::want));
        surface.data().forEach((name, address) -> {
            want(name);
            address.ifPresent(a -> dataAddresses.put(a, 0));
        });
    }

    private void want(String name) {
        long hash = hash(name);
        if (wantedNames.get(hash) == LongIntMap.NONE) {
            wantedNames.put(hash, matches.size());
            matches.add(Optional.empty());
        }
    }

    private static long hash(String name) {
        return ByteString.utf8(name).hash64();
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
            // Linkers leave functions in the order of their units.
            OptionalInt function = surface.functionAt(address, lastFunction + 1);
            if (function.isPresent()) {
                lastFunction = function.getAsInt();
                int known = functions.get(lastFunction);
                if (known == EntryIndex.NONE) {
                    functions.put(lastFunction, entry.position());
                }
                if (known != LongIntMap.NONE) {
                    return;
                }
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
            Optional<Match> best = matches.get(wanted);
            if (best.isEmpty() || rank > best.get().rank) {
                matches.set(wanted, Optional.of(new Match(entry.position(), rank)));
            }
        }
    }

    /** Position of the entry of an exported function, by its code or else by one of its names. */
    OptionalInt function(int function, List<String> exportNames) {
        int position = functions.get(function);
        return position >= 0 ? OptionalInt.of(position) : named(exportNames);
    }

    /** Position of the entry of a function or variable with one of the given names, the first first. */
    OptionalInt named(List<String> candidates) {
        for (String name : candidates) {
            int wanted = wantedNames.get(hash(name));
            if (wanted != LongIntMap.NONE && matches.get(wanted).isPresent()) {
                return OptionalInt.of(matches.get(wanted).get().position);
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
