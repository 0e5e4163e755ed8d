package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what C++ compilers put into memory for each class: its virtual table and its type information, as far as the module
 * exports their addresses. Tables of classes with virtual bases begin with offsets, whose number the address of the type
 * information tells: without that they are left out.
 *
 * @see <a href="https://itanium-cxx-abi.github.io/cxx-abi/abi.html#vtable">Itanium C++ ABI, 2.5 and 2.9</a>
 */
final class ClassTables {
    private static final String VIRTUAL_TABLE = "_ZTV";
    private static final String TABLES_OF_VIRTUAL_BASES = "_ZTT";
    private static final String TYPE_INFORMATION = "_ZTI";
    private static final String KIND = "_ZTVN10__cxxabiv1";

    private static final int WORD = Integer.BYTES;
    private static final int MOST_SLOTS = 4096;
    private static final int MOST_OFFSETS = 1024;
    private static final int MOST_BASES = 1024;
    private static final int VIRTUAL_BASE = 1;
    private static final int PUBLIC_BASE = 2;

    private final InitialMemory memory;
    private final Map<String, Long> addresses = new HashMap<>();
    private final TreeMap<Long, String> symbols = new TreeMap<>();
    private final Map<Integer, String> functions = new HashMap<>();
    private final Map<Long, Integer> table = new HashMap<>();

    private ClassTables(WasmModule module, InitialMemory memory) {
        this.memory = memory;
        int importedGlobals =
                IndexSpaces.of(module).globals().size() - module.globals().size();
        module.exports().forEach(export -> {
            if (export.kind() == ExternKind.FUNCTION) {
                functions.merge(export.index(), export.name(), ClassTables::first);
            } else if (export.kind() == ExternKind.GLOBAL && export.index() >= importedGlobals) {
                var global = module.globals().get(export.index() - importedGlobals);
                OptionalLong address = WasmSurface.constant(global);
                if (address.isPresent()
                        && !global.type().mutable()
                        && global.type().type() == NumType.I32) {
                    addresses.put(export.name(), address.getAsLong());
                    symbols.merge(address.getAsLong(), export.name(), ClassTables::first);
                }
            }
        });
        CodePrints.runs(module, 0).forEach(run -> {
            for (int i = 0; i < run.functions().size(); i++) {
                table.put(run.offset() + i, run.functions().get(i));
            }
        });
    }

    /** Of several names of one thing the one that every build chooses. */
    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * The tables by export: functions by slot for a virtual table; the bases, and what is said of them, for type information;
     * for the tables of virtual bases the offsets before the functions of the class's own, from there backwards.
     */
    static SortedMap<String, List<String>> of(WasmModule module, InitialMemory memory) {
        return new ClassTables(module, memory).read();
    }

    private SortedMap<String, List<String>> read() {
        var tables = new TreeMap<String, List<String>>();
        addresses.forEach((name, address) -> {
            if (name.startsWith(VIRTUAL_TABLE)) {
                virtualTable(name.substring(VIRTUAL_TABLE.length()), address, tables);
            } else if (name.startsWith(TYPE_INFORMATION)) {
                typeInformation(address, name, tables);
            }
        });
        return tables;
    }

    /** The word at an address; less than 0 where nothing is known of it. */
    private long word(long address) {
        return memory.bytes(address, WORD)
                .map(bytes -> Integer.toUnsignedLong(Cursor.over(bytes).u32("word")))
                .orElse(-1L);
    }

    /**
     * A table is an offset of 0, the address of the type information or 0, and functions up to what is none; before them
     * stand the offsets that virtual bases need.
     */
    private void virtualTable(String type, long address, Map<String, List<String>> tables) {
        long typeInformation = addresses.getOrDefault(TYPE_INFORMATION + type, 0L);
        boolean hasVirtualBases = addresses.containsKey(TABLES_OF_VIRTUAL_BASES + type);
        int most = hasVirtualBases && typeInformation != 0 ? MOST_OFFSETS : 0;
        Long next = symbols.higherKey(address);
        long end = Math.min(next == null ? Long.MAX_VALUE : next, address + (long) MOST_SLOTS * WORD);
        var offsets = new ArrayList<String>();
        long at = address;
        while (word(at) != 0 || word(at + WORD) != typeInformation) {
            if (offsets.size() == most || at >= end) {
                return;
            }
            offsets.addFirst(Integer.toString((int) word(at)));
            at += WORD;
        }
        if (offsets.isEmpty() == hasVirtualBases) {
            return;
        }
        if (hasVirtualBases) {
            tables.put(TABLES_OF_VIRTUAL_BASES + type, offsets);
        }
        List<String> slots = slots(at + 2 * WORD, end);
        if (!slots.isEmpty()) {
            tables.put(VIRTUAL_TABLE + type, slots);
        }
    }

    private List<String> slots(long address, long end) {
        var slots = new ArrayList<String>();
        for (long at = address; at < end; at += WORD) {
            Integer function = table.get(word(at));
            if (function == null || function < 0) {
                break;
            }
            slots.add(functions.getOrDefault(function, ""));
        }
        return slots;
    }

    private void typeInformation(long address, String name, Map<String, List<String>> tables) {
        Map.Entry<Long, String> kind = symbols.floorEntry(word(address));
        if (kind == null || !kind.getValue().startsWith(KIND)) {
            return;
        }
        long bases = address + 2 * WORD;
        if (kind.getValue().endsWith("__vmi_class_type_infoE")) {
            tables.put(name, several(bases));
        } else if (kind.getValue().endsWith("__si_class_type_infoE")) {
            tables.put(name, List.of(base(bases)));
        } else if (kind.getValue().endsWith("__class_type_infoE")) {
            tables.put(name, List.of());
        }
    }

    private String base(long at) {
        return symbols.getOrDefault(word(at), "a class that is not exported");
    }

    private List<String> several(long address) {
        var bases = new ArrayList<String>();
        bases.add("flags " + word(address));
        long count = Math.min(word(address + WORD), MOST_BASES);
        for (int i = 0; i < count; i++) {
            long at = address + 2 * WORD * (i + 1L);
            int place = (int) word(at + WORD);
            bases.add("%s%s%s at %d"
                    .formatted(
                            (place & PUBLIC_BASE) == 0 ? "" : "public ",
                            (place & VIRTUAL_BASE) == 0 ? "" : "virtual ",
                            base(at),
                            place >> Byte.SIZE));
        }
        return bases;
    }
}
