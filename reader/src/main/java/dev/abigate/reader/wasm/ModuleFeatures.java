package dev.abigate.reader.wasm;

import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.Export;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.reader.wasm.code.CodeScanner;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The features that an engine must have to take a module: those of its instructions, and those that show only in types,
 * sections and segments. What a {@code target_features} section claims does not count.
 */
public final class ModuleFeatures {
    private final Map<Feature, String> places = new EnumMap<>(Feature.class);
    private final WasmModule module;
    private String place = "";
    private int importedGlobals;
    private int tables;
    private int memories;

    private ModuleFeatures(WasmModule module) {
        this.module = module;
    }

    /**
     * The features that {@code module} uses beyond the first version of WebAssembly.
     *
     * @param code the scanner of its bodies, from {@link WasmChecker#checkBodies}
     */
    public static Set<Feature> of(WasmModule module, CodeScanner code) {
        var features = EnumSet.copyOf(code.features());
        features.addAll(ofDeclarations(module).keySet());
        features.remove(Feature.MVP);
        return Set.copyOf(features);
    }

    /**
     * The features that all of {@code module} but its function bodies uses beyond the first version of WebAssembly.
     *
     * @return for each the place of the first use, such as {@code section 6 'global', global 3}
     */
    public static Map<Feature, String> ofDeclarations(WasmModule module) {
        var found = new ModuleFeatures(module);
        found.types();
        found.imports();
        found.definitions();
        found.exports();
        found.elements();
        found.data();
        found.places.remove(Feature.MVP);
        return Collections.unmodifiableMap(found.places);
    }

    private void note(Feature feature) {
        places.putIfAbsent(feature, place);
    }

    private void at(String section, String item, int index) {
        place = "section %s, %s %d".formatted(section, item, index);
    }

    private void types() {
        List<RecType> groups = module.types();
        for (int i = 0; i < groups.size(); i++) {
            at("1 'type'", "type", i);
            List<SubType> types = groups.get(i).types();
            if (types.size() != 1) {
                note(Feature.GC);
            }
            for (SubType type : types) {
                if (!type.isFinal() || !type.supertypes().isEmpty()) {
                    note(Feature.GC);
                }
                if (type.describes().isPresent() || type.descriptor().isPresent()) {
                    note(Feature.CUSTOM_DESCRIPTORS);
                }
                compositeType(type.composite());
            }
        }
    }

    private void compositeType(CompositeType type) {
        switch (type) {
            case CompositeType.Function function -> {
                function.parameters().forEach(this::type);
                function.results().forEach(this::type);
                if (function.results().size() > 1) {
                    note(Feature.MULTI_VALUE);
                }
            }
            case CompositeType.Struct struct -> {
                note(Feature.GC);
                struct.fields().stream().map(FieldType::storage).forEach(this::type);
            }
            case CompositeType.Array array -> {
                note(Feature.GC);
                type(array.element().storage());
            }
        }
    }

    private void type(StorageType type) {
        TypeFeatures.of(type).forEach(this::note);
    }

    private void imports() {
        List<Import> imports = module.imports();
        for (int i = 0; i < imports.size(); i++) {
            at("2 'import'", "import", i);
            switch (imports.get(i).type()) {
                case ExternType.Function(var _, boolean exact) -> {
                    if (exact) {
                        note(Feature.CUSTOM_DESCRIPTORS);
                    }
                }
                case ExternType.Table(var type) -> table(type);
                case ExternType.Memory(var type) -> memory(type);
                case ExternType.Global(var type) -> {
                    type(type.type());
                    importedGlobals++;
                    if (type.mutable()) {
                        note(Feature.MUTABLE_GLOBALS);
                    }
                }
                case ExternType.Tag _ -> note(Feature.EXCEPTIONS);
            }
        }
    }

    private void definitions() {
        List<Table> defined = module.tables();
        for (int i = 0; i < defined.size(); i++) {
            at("4 'table'", "table", i);
            table(defined.get(i).type());
            defined.get(i).initial().ifPresent(initial -> {
                note(Feature.FUNCTION_REFERENCES);
                constExpr(initial);
            });
        }
        for (int i = 0; i < module.memories().size(); i++) {
            at("5 'memory'", "memory", i);
            memory(module.memories().get(i));
        }
        if (!module.tags().isEmpty()) {
            at("13 'tag'", "tag", 0);
            note(Feature.EXCEPTIONS);
        }
        for (int i = 0; i < module.globals().size(); i++) {
            at("6 'global'", "global", i);
            type(module.globals().get(i).type().type());
            constExpr(module.globals().get(i).initial());
        }
    }

    private void table(TableType type) {
        if (!type.element().equals(RefType.FUNCREF)) {
            type(type.element());
        }
        if (tables++ > 0) {
            note(Feature.REFERENCE_TYPES);
        }
        addressType(type.limits());
    }

    private void memory(MemoryType type) {
        if (type.shared()) {
            note(Feature.THREADS);
        }
        if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            note(Feature.CUSTOM_PAGE_SIZES);
        }
        if (memories++ > 0) {
            note(Feature.MULTI_MEMORY);
        }
        addressType(type.limits());
    }

    private void addressType(Limits limits) {
        if (limits.addressType() == AddressType.I64) {
            note(Feature.MEMORY64);
        }
    }

    private void exports() {
        IndexSpaces spaces = IndexSpaces.of(module);
        List<Export> exports = module.exports();
        for (int i = 0; i < exports.size(); i++) {
            Export export = exports.get(i);
            if (export.kind() == ExternKind.GLOBAL
                    && spaces.global(export.index()).mutable()) {
                at("7 'export'", "export", i);
                note(Feature.MUTABLE_GLOBALS);
            }
        }
    }

    private void elements() {
        List<ElementSegment> segments = module.elements();
        for (int i = 0; i < segments.size(); i++) {
            at("9 'element'", "element segment", i);
            ElementSegment segment = segments.get(i);
            switch (segment.mode()) {
                case ElementSegment.Mode.Active(int table, ConstExpr offset) -> {
                    constExpr(offset);
                    if (table != 0) {
                        note(Feature.REFERENCE_TYPES);
                    }
                }
                case ElementSegment.Mode.Passive _ -> note(Feature.BULK_MEMORY);
                case ElementSegment.Mode.Declarative _ -> note(Feature.REFERENCE_TYPES);
            }
            if (segment.items() instanceof ElementSegment.Items.Expressions(List<ConstExpr> expressions)) {
                type(segment.type());
                note(Feature.BULK_MEMORY);
                expressions.forEach(this::constExpr);
            }
        }
    }

    private void data() {
        if (module.dataCount().isPresent()) {
            place = "section 12 'data count'";
            note(Feature.BULK_MEMORY);
        }
        List<DataSegment> segments = module.data();
        for (int i = 0; i < segments.size(); i++) {
            at("11 'data'", "data segment", i);
            switch (segments.get(i).mode()) {
                case DataSegment.Mode.Active(var _, ConstExpr offset) -> constExpr(offset);
                case DataSegment.Mode.Passive _ -> note(Feature.BULK_MEMORY);
            }
        }
    }

    private void constExpr(ConstExpr expression) {
        for (Instruction instruction : expression.instructions()) {
            note(instruction.op().feature());
            switch (instruction.op()) {
                case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> note(Feature.EXTENDED_CONST);
                default -> {}
            }
            boolean ofDefinedGlobal = instruction instanceof Instruction.Indexed(Opcode op, int index)
                    && op == Opcode.GLOBAL_GET
                    && index >= importedGlobals;
            if (ofDefinedGlobal) {
                note(Feature.GC);
            }
        }
    }
}
