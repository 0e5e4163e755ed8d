package dev.abigate.reader.wasm;

import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.VecType;
import java.util.Set;

/** The features that brought the types of values. */
public final class TypeFeatures {
    private TypeFeatures() {}

    /** The features without which there is no such type. */
    public static Set<Feature> of(StorageType type) {
        return switch (type) {
            case NumType _ -> Set.of();
            case PackedType _ -> Set.of(Feature.GC);
            case VecType _ -> Set.of(Feature.SIMD);
            case RefType(var _, HeapType.Defined(var _, boolean exact)) ->
                Set.of(exact ? Feature.CUSTOM_DESCRIPTORS : Feature.FUNCTION_REFERENCES);
            case RefType(boolean nullable, HeapType.Abstract heapType) -> {
                Feature feature = switch (heapType) {
                    case FUNC, EXTERN -> Feature.REFERENCE_TYPES;
                    case EXN, NOEXN -> Feature.EXNREF;
                    case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN -> Feature.GC;
                };
                yield nullable ? Set.of(feature) : Set.of(feature, Feature.FUNCTION_REFERENCES);
            }
        };
    }
}
