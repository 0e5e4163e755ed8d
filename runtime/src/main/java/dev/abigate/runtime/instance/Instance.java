package dev.abigate.runtime.instance;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a module: everything that its indices mean, imports first. The accessors by index are for engines, which
 * know that the indices are valid; embedders use exports.
 */
public final class Instance {
    private static final @Nullable Object[] DROPPED = {};

    private static final LinearMemory NO_MEMORY = LinearMemory.allocate(
            new MemoryType(
                    new Limits(AddressType.I32, 0, OptionalLong.of(0)), false, MemoryType.DEFAULT_PAGE_SIZE_LOG2),
            0);

    private final Store store;
    private final ExecutableModule module;
    private final @Nullable Function[] functions;
    private final Table[] tables;
    private final LinearMemory[] memories;
    private final Global[] globals;
    private final Tag[] tags;
    private final @Nullable Object[][] elements;
    private final ByteString[] data;
    private LinearMemory firstMemory = NO_MEMORY;
    private volatile @Nullable Object companion;
    /** How many of each are in place. */
    private int functionCount;

    private int tableCount;
    private int memoryCount;
    private int globalCount;
    private int tagCount;
    private int elementsCount;
    private int dataCount;

    /** An instance whose parts, but for its own functions, are still to be added in the order of their indices. */
    Instance(Store store, ExecutableModule module) {
        this.store = store;
        this.module = module;
        ValidModule declarations = module.declarations();
        this.functions = new Function[declarations.functionCount()];
        this.tables = new Table[declarations.tableCount()];
        this.memories = new LinearMemory[declarations.memoryCount()];
        this.globals = new Global[declarations.globalCount()];
        this.tags = new Tag[declarations.tagCount()];
        this.elements = new Object[declarations.elementSegmentCount()][];
        this.data = new ByteString[declarations.dataSegmentCount()];
    }

    void add(Function imported) {
        functions[functionCount++] = imported;
    }

    void add(Table table) {
        tables[tableCount++] = table;
    }

    void add(LinearMemory memory) {
        if (memoryCount == 0) {
            firstMemory = memory;
        }
        memories[memoryCount++] = memory;
    }

    void add(Global global) {
        globals[globalCount++] = global;
    }

    void add(Tag tag) {
        tags[tagCount++] = tag;
    }

    void add(@Nullable Object[] references) {
        elements[elementsCount++] = references;
    }

    void add(ByteString bytes) {
        data[dataCount++] = bytes;
    }

    public Store store() {
        return store;
    }

    public ExecutableModule module() {
        return module;
    }

    /** A function; a reference to it is always the same object. */
    public Function function(int index) {
        Function function = functions[index];
        return function != null ? function : makeFunction(index);
    }

    private synchronized Function makeFunction(int index) {
        Function function = functions[index];
        if (function == null) {
            int own = index - module.declarations().importedFunctions();
            function = new InstanceFunction(this, module.functions().get(own));
            functions[index] = function;
        }
        return function;
    }

    public Table table(int index) {
        return tables[index];
    }

    public LinearMemory memory(int index) {
        return memories[index];
    }

    /** Memory 0, or an empty memory where there is none. */
    public LinearMemory firstMemory() {
        return firstMemory;
    }

    /** Whether memory 0 is in place. */
    public boolean hasMemory() {
        return memoryCount > 0;
    }

    /** How many memories there are. */
    public int memoryCount() {
        return memories.length;
    }

    public Global global(int index) {
        return globals[index];
    }

    public Tag tag(int index) {
        return tags[index];
    }

    /** The references of an element segment; none once it is dropped. */
    public @Nullable Object[] elements(int segment) {
        return elements[segment];
    }

    public void dropElements(int segment) {
        elements[segment] = DROPPED;
    }

    /** The bytes of a data segment; none once it is dropped. */
    public ByteString data(int segment) {
        return data[segment];
    }

    public void dropData(int segment) {
        data[segment] = ByteString.EMPTY;
    }

    /** Gives back what it takes of the limits of its store, with tables of its own. For an instance that nobody uses any more. */
    public void retire() {
        int imported = tables.length - module.module().tables().size();
        for (int i = imported; i < tables.length; i++) {
            store.releaseTableElements(tables[i].size());
        }
        store.removeInstance();
    }

    /** What the engine of this instance keeps beside it, made when it is first asked for. */
    public <T> T companion(Class<T> type, Supplier<T> maker) {
        Object made = companion;
        return type.cast(made == null ? makeCompanion(maker) : made);
    }

    private synchronized Object makeCompanion(Supplier<?> maker) {
        Object made = companion;
        if (made == null) {
            made = maker.get();
            companion = made;
        }
        return made;
    }

    /** All exports by name, in the module's order. */
    public Map<String, Extern> exports() {
        var exports = new LinkedHashMap<String, Extern>();
        module.module().exports().forEach(export -> exports.put(export.name(), extern(export)));
        return exports;
    }

    /** The export of a name. */
    public Optional<Extern> export(String name) {
        return module.module().exports().stream()
                .filter(export -> export.name().equals(name))
                .findFirst()
                .map(this::extern);
    }

    /**
     * The exported function of a name.
     *
     * @throws NoSuchElementException where there is none
     */
    public Function function(String name) {
        if (export(name).orElse(null) instanceof Extern.OfFunction(var function)) {
            return function;
        }
        throw missing("function", name);
    }

    /**
     * The exported memory of a name.
     *
     * @throws NoSuchElementException where there is none
     */
    public LinearMemory memory(String name) {
        if (export(name).orElse(null) instanceof Extern.OfMemory(var memory)) {
            return memory;
        }
        throw missing("memory", name);
    }

    /**
     * The exported table of a name.
     *
     * @throws NoSuchElementException where there is none
     */
    public Table table(String name) {
        if (export(name).orElse(null) instanceof Extern.OfTable(var table)) {
            return table;
        }
        throw missing("table", name);
    }

    /**
     * The exported global of a name.
     *
     * @throws NoSuchElementException where there is none
     */
    public Global global(String name) {
        if (export(name).orElse(null) instanceof Extern.OfGlobal(var global)) {
            return global;
        }
        throw missing("global", name);
    }

    private static NoSuchElementException missing(String what, String name) {
        return new NoSuchElementException("no exported " + what + " '" + name + "'");
    }

    private Extern extern(Export export) {
        int index = export.index();
        return switch (export.kind()) {
            case FUNCTION -> new Extern.OfFunction(function(index));
            case TABLE -> new Extern.OfTable(tables[index]);
            case MEMORY -> new Extern.OfMemory(memories[index]);
            case GLOBAL -> new Extern.OfGlobal(globals[index]);
            case TAG -> new Extern.OfTag(tags[index]);
        };
    }
}
