package dev.abigate.reader.wasm;

import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Global;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.Table;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.VecType;
import dev.abigate.reader.wasm.code.CodeScanner;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The features that an engine must have to take a module: those of its instructions, and those that show only in types,
 * sections and segments. What a {@code target_features} section claims does not count.
 */
public final class ModuleFeatures {
    private final Set<Feature> features = EnumSet.noneOf(Feature.class);

    private ModuleFeatures() {}

    /**
     * The features that {@code module} uses beyond the first version of WebAssembly.
     *
     * @param code the scanner of its bodies, from {@link WasmChecker#checkBodies}
     */
    public static Set<Feature> of(WasmModule module, CodeScanner code) {
        var found = new ModuleFeatures();
        found.features.addAll(code.features());
        found.types(module.types());
        found.surface(module);
        found.segments(module);
        found.features.remove(Feature.MVP);
        return Set.copyOf(found.features);
    }

    private void types(List<RecType> groups) {
        for (RecType group : groups) {
            if (group.types().size() != 1) {
                features.add(Feature.GC);
            }
            for (SubType type : group.types()) {
                if (!type.isFinal() || !type.supertypes().isEmpty()) {
                    features.add(Feature.GC);
                }
                if (type.describes().isPresent() || type.descriptor().isPresent()) {
                    features.add(Feature.CUSTOM_DESCRIPTORS);
                }
                compositeType(type.composite());
            }
        }
    }

    private void compositeType(CompositeType type) {
        switch (type) {
            case CompositeType.Function function -> {
                function.parameters().forEach(this::storageType);
                function.results().forEach(this::storageType);
                if (function.results().size() > 1) {
                    features.add(Feature.MULTI_VALUE);
                }
            }
            case CompositeType.Struct struct -> {
                features.add(Feature.GC);
                struct.fields().stream().map(FieldType::storage).forEach(this::storageType);
            }
            case CompositeType.Array array -> {
                features.add(Feature.GC);
                storageType(array.element().storage());
            }
        }
    }

    private void storageType(StorageType type) {
        switch (type) {
            case NumType _, PackedType _ -> {}
            case VecType _ -> features.add(Feature.SIMD);
            case RefType reference -> referenceType(reference);
        }
    }

    private void referenceType(RefType type) {
        switch (type.heapType()) {
            case HeapType.Defined(var _, boolean exact) ->
                features.add(exact ? Feature.CUSTOM_DESCRIPTORS : Feature.FUNCTION_REFERENCES);
            case HeapType.Abstract heapType -> {
                if (!type.nullable()) {
                    features.add(Feature.FUNCTION_REFERENCES);
                }
                features.add(
                        switch (heapType) {
                            case FUNC, EXTERN -> Feature.REFERENCE_TYPES;
                            case EXN, NOEXN -> Feature.EXNREF;
                            case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN -> Feature.GC;
                        });
            }
        }
    }

    private void surface(WasmModule module) {
        IndexSpaces spaces = IndexSpaces.of(module);
        spaces.tables().forEach(this::table);
        spaces.memories().forEach(this::memory);
        spaces.globals().forEach(global -> storageType(global.type()));
        if (spaces.tables().size() > 1) {
            features.add(Feature.REFERENCE_TYPES);
        }
        if (spaces.memories().size() > 1) {
            features.add(Feature.MULTI_MEMORY);
        }
        if (!spaces.tags().isEmpty()) {
            features.add(Feature.EXCEPTIONS);
        }
        boolean importsMutable = module.imports().stream()
                .anyMatch(i -> i.type() instanceof ExternType.Global global
                        && global.type().mutable());
        boolean exportsMutable = module.exports().stream()
                .anyMatch(e -> e.kind() == ExternKind.GLOBAL
                        && spaces.global(e.index()).mutable());
        if (importsMutable || exportsMutable) {
            features.add(Feature.MUTABLE_GLOBALS);
        }
        boolean importsExact = module.imports().stream()
                .anyMatch(i -> i.type() instanceof ExternType.Function function && function.exact());
        if (importsExact) {
            features.add(Feature.CUSTOM_DESCRIPTORS);
        }
        module.globals().stream().map(Global::initial).forEach(this::constExpr);
        for (Table table : module.tables()) {
            table.initial().ifPresent(initial -> {
                features.add(Feature.FUNCTION_REFERENCES);
                constExpr(initial);
            });
        }
    }

    private void table(TableType type) {
        if (!type.element().equals(RefType.FUNCREF)) {
            referenceType(type.element());
        }
        addressType(type.limits());
    }

    private void memory(MemoryType type) {
        if (type.shared()) {
            features.add(Feature.THREADS);
        }
        if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            features.add(Feature.CUSTOM_PAGE_SIZES);
        }
        addressType(type.limits());
    }

    private void addressType(Limits limits) {
        if (limits.addressType() == AddressType.I64) {
            features.add(Feature.MEMORY64);
        }
    }

    private void segments(WasmModule module) {
        if (module.dataCount().isPresent()) {
            features.add(Feature.BULK_MEMORY);
        }
        for (DataSegment segment : module.data()) {
            switch (segment.mode()) {
                case DataSegment.Mode.Active(var _, ConstExpr offset) -> constExpr(offset);
                case DataSegment.Mode.Passive _ -> features.add(Feature.BULK_MEMORY);
            }
        }
        for (ElementSegment segment : module.elements()) {
            switch (segment.mode()) {
                case ElementSegment.Mode.Active(int table, ConstExpr offset) -> {
                    constExpr(offset);
                    if (table != 0) {
                        features.add(Feature.REFERENCE_TYPES);
                    }
                }
                case ElementSegment.Mode.Passive _ -> features.add(Feature.BULK_MEMORY);
                case ElementSegment.Mode.Declarative _ -> features.add(Feature.REFERENCE_TYPES);
            }
            if (segment.items() instanceof ElementSegment.Items.Expressions(List<ConstExpr> expressions)) {
                referenceType(segment.type());
                features.add(Feature.BULK_MEMORY);
                expressions.forEach(this::constExpr);
            }
        }
    }

    private void constExpr(ConstExpr expression) {
        for (Instruction instruction : expression.instructions()) {
            features.add(instruction.op().feature());
            switch (instruction.op()) {
                case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> features.add(Feature.EXTENDED_CONST);
                default -> {}
            }
        }
    }
}
