package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.DataSegment;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.custom.TargetFeatures;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.VecType;
import dev.abigate.reader.wasm.code.CodeScanner;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the features of the language that a module needs. */
final class WasmFeatures {
    private final WasmModule module;
    private final IndexSpaces spaces;
    private final Set<Feature> inTypes = EnumSet.noneOf(Feature.class);
    private final Set<Feature> inCode = EnumSet.noneOf(Feature.class);

    private WasmFeatures(WasmModule module) {
        this.module = module;
        this.spaces = IndexSpaces.of(module);
    }

    static Features of(WasmModule module, CodeScanner bodies, Optional<TargetFeatures> claims) {
        var features = new WasmFeatures(module);
        features.types();
        features.tables();
        features.memories();
        features.globals();
        features.segments();
        features.inCode.addAll(bodies.features());
        if (!features.spaces.tags().isEmpty()) {
            features.inTypes.add(Feature.EXCEPTIONS);
        }
        return new Features(claims.map(WasmFeatures::claimed), ids(features.inCode), ids(features.inTypes));
    }

    private static List<String> claimed(TargetFeatures claims) {
        return claims.entries().stream()
                .filter(entry -> entry.prefix() == TargetFeatures.USED)
                .map(TargetFeatures.Entry::feature)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> ids(Set<Feature> features) {
        return features.stream()
                .filter(feature -> feature != Feature.MVP)
                .map(Feature::id)
                .sorted()
                .toList();
    }

    private void types() {
        for (RecType group : module.types()) {
            if (group.types().size() > 1) {
                inTypes.add(Feature.GC);
            }
            for (SubType type : group.types()) {
                if (!type.isFinal() || !type.supertypes().isEmpty()) {
                    inTypes.add(Feature.GC);
                }
                switch (type.composite()) {
                    case CompositeType.Function function -> {
                        if (function.results().size() > 1) {
                            inTypes.add(Feature.MULTI_VALUE);
                        }
                        function.parameters().forEach(this::value);
                        function.results().forEach(this::value);
                    }
                    case CompositeType.Struct struct -> {
                        inTypes.add(Feature.GC);
                        struct.fields().stream().map(FieldType::storage).forEach(this::value);
                    }
                    case CompositeType.Array array -> {
                        inTypes.add(Feature.GC);
                        value(array.element().storage());
                    }
                }
            }
        }
    }

    private void value(StorageType type) {
        if (type instanceof VecType) {
            inTypes.add(Feature.SIMD);
        } else if (type instanceof RefType reference) {
            reference(reference);
        }
    }

    private void reference(RefType type) {
        boolean simple = type.nullable();
        Feature feature = switch (type.heapType()) {
            case HeapType.Abstract heap ->
                switch (heap) {
                    case FUNC, EXTERN -> simple ? Feature.REFERENCE_TYPES : Feature.FUNCTION_REFERENCES;
                    case EXN, NOEXN -> Feature.EXNREF;
                    case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN -> Feature.GC;
                };
            case HeapType.Defined defined ->
                defined.exact() ? Feature.CUSTOM_DESCRIPTORS : Feature.FUNCTION_REFERENCES;
        };
        inTypes.add(feature);
    }

    private void tables() {
        for (TableType table : spaces.tables()) {
            if (!table.element().equals(RefType.FUNCREF)) {
                reference(table.element());
            }
            if (table.limits().addressType() == AddressType.I64) {
                inTypes.add(Feature.MEMORY64);
            }
        }
        if (spaces.tables().size() > 1) {
            inTypes.add(Feature.REFERENCE_TYPES);
        }
        module.tables().forEach(table -> table.initial().ifPresent(this::constant));
    }

    private void memories() {
        for (MemoryType memory : spaces.memories()) {
            if (memory.limits().addressType() == AddressType.I64) {
                inTypes.add(Feature.MEMORY64);
            }
            if (memory.shared()) {
                inTypes.add(Feature.THREADS);
            }
            if (memory.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
                inTypes.add(Feature.CUSTOM_PAGE_SIZES);
            }
        }
        if (spaces.memories().size() > 1) {
            inTypes.add(Feature.MULTI_MEMORY);
        }
    }

    private void globals() {
        spaces.globals().forEach(type -> value(type.type()));
        module.globals().forEach(global -> constant(global.initial()));
        boolean exportsMutable = module.exports().stream()
                .anyMatch(export -> export.kind() == ExternKind.GLOBAL
                        && spaces.global(export.index()).mutable());
        int imported = spaces.globals().size() - module.globals().size();
        if (exportsMutable || spaces.globals().subList(0, imported).stream().anyMatch(type -> type.mutable())) {
            inTypes.add(Feature.MUTABLE_GLOBALS);
        }
    }

    private void segments() {
        if (module.dataCount().isPresent()) {
            inTypes.add(Feature.BULK_MEMORY);
        }
        for (DataSegment segment : module.data()) {
            switch (segment.mode()) {
                case DataSegment.Mode.Active active -> constant(active.offset());
                case DataSegment.Mode.Passive _ -> inTypes.add(Feature.BULK_MEMORY);
            }
        }
        for (ElementSegment segment : module.elements()) {
            switch (segment.mode()) {
                case ElementSegment.Mode.Active active -> constant(active.offset());
                case ElementSegment.Mode.Passive _ -> inTypes.add(Feature.BULK_MEMORY);
                case ElementSegment.Mode.Declarative _ -> inTypes.add(Feature.REFERENCE_TYPES);
            }
            if (segment.items() instanceof ElementSegment.Items.Expressions expressions) {
                expressions.expressions().forEach(this::constant);
            }
        }
    }

    /** Arithmetic is allowed in constant expressions since the extension of that name. */
    private void constant(ConstExpr expression) {
        for (Instruction instruction : expression.instructions()) {
            Feature feature = instruction.op().feature();
            inCode.add(
                    feature == Feature.MVP && instruction instanceof Instruction.Plain
                            ? Feature.EXTENDED_CONST
                            : feature);
        }
    }
}
