package dev.abigate.reader.validation;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import java.util.BitSet;
import java.util.List;

/**
 * What the declarations of a valid module mean: its index spaces, imports first, with all types resolved.
 *
 * <p>Accessors by index throw {@link IndexOutOfBoundsException} where there is no such thing.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#contexts">Contexts</a>
 */
public final class ValidModule {
    private final WasmModule module;
    private final FeatureSet features;
    private final CanonicalTypes types;
    private final List<DefinedType> definedTypes;
    private final List<Function> functions;
    private final List<Table> tables;
    private final List<MemoryType> memories;
    private final List<Global> globals;
    private final List<DefinedType> tags;
    private final int[] elementTypes;
    private final BitSet declaredFunctions;

    ValidModule(
            WasmModule module,
            FeatureSet features,
            CanonicalTypes types,
            List<DefinedType> definedTypes,
            List<Function> functions,
            List<Table> tables,
            List<MemoryType> memories,
            List<Global> globals,
            List<DefinedType> tags,
            int[] elementTypes,
            BitSet declaredFunctions) {
        this.module = module;
        this.features = features;
        this.types = types;
        this.definedTypes = definedTypes;
        this.functions = functions;
        this.tables = tables;
        this.memories = memories;
        this.globals = globals;
        this.tags = tags;
        this.elementTypes = elementTypes;
        this.declaredFunctions = declaredFunctions;
    }

    /**
     * A function.
     *
     * @param exact whether it is of exactly this type; all but some imported ones are
     */
    public record Function(DefinedType type, boolean exact) {
        /** The parameters and results. */
        public DefinedType.Shape.Function signature() {
            return type.functionShape();
        }
    }

    /**
     * A table.
     *
     * @param element type of {@link TypeCode}
     */
    public record Table(int element, Limits limits) {}

    /**
     * A global.
     *
     * @param type of {@link TypeCode}
     */
    public record Global(int type, boolean mutable) {}

    /** The module as it was read. */
    public WasmModule module() {
        return module;
    }

    /** The features by which the module was judged. */
    public FeatureSet features() {
        return features;
    }

    /** The types of this and all other modules that it may be linked with. */
    public CanonicalTypes types() {
        return types;
    }

    public int typeCount() {
        return definedTypes.size();
    }

    /** The type of a type index. */
    public DefinedType type(int index) {
        return definedTypes.get(index);
    }

    public int functionCount() {
        return functions.size();
    }

    public Function function(int index) {
        return functions.get(index);
    }

    /** How many functions are imported; they come first. */
    public int importedFunctions() {
        return functions.size() - module.functions().size();
    }

    public int tableCount() {
        return tables.size();
    }

    public Table table(int index) {
        return tables.get(index);
    }

    public int memoryCount() {
        return memories.size();
    }

    public MemoryType memory(int index) {
        return memories.get(index);
    }

    public int globalCount() {
        return globals.size();
    }

    public Global global(int index) {
        return globals.get(index);
    }

    public int tagCount() {
        return tags.size();
    }

    /** The type of a tag, which is a function type without results. */
    public DefinedType tag(int index) {
        return tags.get(index);
    }

    public int elementSegmentCount() {
        return elementTypes.length;
    }

    /** The type of the references in an element segment, of {@link TypeCode}. */
    public int elementType(int segment) {
        return elementTypes[segment];
    }

    public int dataSegmentCount() {
        return module.data().size();
    }

    /** Whether function bodies may refer to a function as a value: it is mentioned outside of them. */
    public boolean isDeclared(int function) {
        return declaredFunctions.get(function);
    }

    /** A type of {@link TypeCode} as the text format writes it, with the module's type indices. */
    public String text(int type) {
        return TypeCode.text(type, id -> {
            for (int i = 0; i < definedTypes.size(); i++) {
                if (definedTypes.get(i).id() == id) {
                    return Integer.toString(i);
                }
            }
            return "of another module";
        });
    }
}
