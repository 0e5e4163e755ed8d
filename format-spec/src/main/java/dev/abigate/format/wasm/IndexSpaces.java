package dev.abigate.format.wasm;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import java.util.ArrayList;
import java.util.List;

/**
 * The index spaces of a module: what an index of each kind means, imports first.
 *
 * @param types all defined types, groups flattened
 * @param functions the type index of each function
 * @param tags the type index of each tag
 * @see <a href="https://webassembly.github.io/spec/core/syntax/modules.html#indices">Indices</a>
 */
public record IndexSpaces(
        List<SubType> types,
        List<Integer> functions,
        List<TableType> tables,
        List<MemoryType> memories,
        List<GlobalType> globals,
        List<Integer> tags) {
    public IndexSpaces {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        memories = List.copyOf(memories);
        globals = List.copyOf(globals);
        tags = List.copyOf(tags);
    }

    /** The index spaces of {@code module}; they may refer to types that do not exist. */
    public static IndexSpaces of(WasmModule module) {
        var types = new ArrayList<SubType>();
        module.types().forEach(group -> types.addAll(group.types()));
        var functions = new ArrayList<Integer>();
        var tables = new ArrayList<TableType>();
        var memories = new ArrayList<MemoryType>();
        var globals = new ArrayList<GlobalType>();
        var tags = new ArrayList<Integer>();
        for (Import imported : module.imports()) {
            switch (imported.type()) {
                case ExternType.Function function -> functions.add(function.typeIndex());
                case ExternType.Table table -> tables.add(table.type());
                case ExternType.Memory memory -> memories.add(memory.type());
                case ExternType.Global global -> globals.add(global.type());
                case ExternType.Tag tag -> tags.add(tag.typeIndex());
            }
        }
        functions.addAll(module.functions());
        module.tables().forEach(table -> tables.add(table.type()));
        memories.addAll(module.memories());
        module.globals().forEach(global -> globals.add(global.type()));
        tags.addAll(module.tags());
        return new IndexSpaces(types, functions, tables, memories, globals, tags);
    }

    /**
     * The function type of a type index.
     *
     * @throws InvalidModuleException where there is no such type, or it is no function type
     */
    public CompositeType.Function functionType(int typeIndex) {
        if (!(item(types, typeIndex, "type").composite() instanceof CompositeType.Function type)) {
            throw new InvalidModuleException("type " + typeIndex + " is not a function type");
        }
        return type;
    }

    /**
     * The type of a function.
     *
     * @throws InvalidModuleException where there is no such function or its type is none
     */
    public CompositeType.Function typeOfFunction(int function) {
        return functionType(item(functions, function, "function"));
    }

    /**
     * The type of a tag.
     *
     * @throws InvalidModuleException where there is no such tag or its type is none
     */
    public CompositeType.Function typeOfTag(int tag) {
        return functionType(item(tags, tag, "tag"));
    }

    /**
     * The type of a table.
     *
     * @throws InvalidModuleException where there is no such table
     */
    public TableType table(int table) {
        return item(tables, table, "table");
    }

    /**
     * The type of a memory.
     *
     * @throws InvalidModuleException where there is no such memory
     */
    public MemoryType memory(int memory) {
        return item(memories, memory, "memory");
    }

    /**
     * The type of a global.
     *
     * @throws InvalidModuleException where there is no such global
     */
    public GlobalType global(int global) {
        return item(globals, global, "global");
    }

    private static <T> T item(List<T> space, int index, String what) {
        if (index < 0 || index >= space.size()) {
            throw new InvalidModuleException("unknown %s %d: the module has %d".formatted(what, index, space.size()));
        }
        return space.get(index);
    }
}
