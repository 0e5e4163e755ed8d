package dev.abigate.runtime.random;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.ElementSegment;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.SubType;
import dev.abigate.format.wasm.type.TableType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the functions of a random module can refer to. Global 0 counts down the calls and iterations that are left, which is
 * how every module comes to an end.
 *
 * @param functions type index of each function, imported ones first
 * @param tags type index of each
 * @param data length of each segment in bytes
 */
record Declarations(
        FeatureSet features,
        List<SubType> types,
        int importedFunctions,
        List<Integer> functions,
        List<TableType> tables,
        List<MemoryType> memories,
        List<GlobalType> globals,
        List<Integer> tags,
        List<ElementSegment> elements,
        List<ByteString> data) {
    /** The global that counts down. */
    static final int STEPS = 0;

    Declarations {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        memories = List.copyOf(memories);
        globals = List.copyOf(globals);
        tags = List.copyOf(tags);
        elements = List.copyOf(elements);
        data = List.copyOf(data);
    }

    boolean has(Feature feature) {
        return features.has(feature);
    }

    static RefType nullable(HeapType type) {
        return new RefType(true, type);
    }

    static RefType nonNull(HeapType type) {
        return new RefType(false, type);
    }

    static HeapType defined(int type) {
        return new HeapType.Defined(type, false);
    }

    CompositeType composite(int type) {
        return types.get(type).composite();
    }

    /** The parameters and results of a defined type that is a function's. */
    CompositeType.Function signature(int type) {
        return (CompositeType.Function) composite(type);
    }

    List<FieldType> fields(int struct) {
        return ((CompositeType.Struct) composite(struct)).fields();
    }

    FieldType element(int array) {
        return ((CompositeType.Array) composite(array)).element();
    }

    List<Integer> structs() {
        return indices(CompositeType.Struct.class);
    }

    List<Integer> arrays() {
        return indices(CompositeType.Array.class);
    }

    List<Integer> functionTypes() {
        return indices(CompositeType.Function.class);
    }

    private List<Integer> indices(Class<? extends CompositeType> shape) {
        return IntStream.range(0, types.size())
                .filter(type -> shape.isInstance(composite(type)))
                .boxed()
                .toList();
    }

    /** The functions whose references are of a heap type. */
    List<Integer> functionsOf(HeapType type) {
        return IntStream.range(0, functions.size())
                .filter(function -> isSubtype(defined(functions.get(function)), type))
                .boxed()
                .toList();
    }

    boolean isSubtype(ValType type, ValType of) {
        if (type instanceof RefType(boolean nullable, HeapType heap)
                && of instanceof RefType(boolean ofNullable, HeapType ofHeap)) {
            return (!nullable || ofNullable) && isSubtype(heap, ofHeap);
        }
        return type.equals(of);
    }

    boolean isSubtype(HeapType type, HeapType of) {
        if (type.equals(of)) {
            return true;
        }
        if (type instanceof HeapType.Defined(int index, var _)) {
            for (int supertype : types.get(index).supertypes()) {
                if (isSubtype(defined(supertype), of)) {
                    return true;
                }
            }
        }
        return switch (of) {
            case HeapType.Abstract.ANY -> top(type) == HeapType.Abstract.ANY;
            case HeapType.Abstract.EQ -> top(type) == HeapType.Abstract.ANY && type != HeapType.Abstract.ANY;
            case HeapType.Abstract.STRUCT ->
                type == HeapType.Abstract.NONE || isDefined(type, CompositeType.Struct.class);
            case HeapType.Abstract.ARRAY ->
                type == HeapType.Abstract.NONE || isDefined(type, CompositeType.Array.class);
            case HeapType.Abstract.I31 -> type == HeapType.Abstract.NONE;
            case HeapType.Abstract.FUNC, HeapType.Abstract.EXTERN, HeapType.Abstract.EXN -> top(type) == of;
            case HeapType.Abstract _ -> false;
            case HeapType.Defined _ -> type == bottom(of);
        };
    }

    private boolean isDefined(HeapType type, Class<? extends CompositeType> shape) {
        return type instanceof HeapType.Defined(int index, var _) && shape.isInstance(composite(index));
    }

    /** The heap type of which all of its hierarchy are subtypes. */
    HeapType.Abstract top(HeapType type) {
        return switch (type) {
            case HeapType.Abstract.FUNC, HeapType.Abstract.NOFUNC -> HeapType.Abstract.FUNC;
            case HeapType.Abstract.EXTERN, HeapType.Abstract.NOEXTERN -> HeapType.Abstract.EXTERN;
            case HeapType.Abstract.EXN, HeapType.Abstract.NOEXN -> HeapType.Abstract.EXN;
            case HeapType.Abstract _ -> HeapType.Abstract.ANY;
            case HeapType.Defined _ ->
                isDefined(type, CompositeType.Function.class) ? HeapType.Abstract.FUNC : HeapType.Abstract.ANY;
        };
    }

    /** The heap type that is a subtype of all of its hierarchy. */
    HeapType.Abstract bottom(HeapType type) {
        return switch (top(type)) {
            case FUNC -> HeapType.Abstract.NOFUNC;
            case EXTERN -> HeapType.Abstract.NOEXTERN;
            case EXN -> HeapType.Abstract.NOEXN;
            default -> HeapType.Abstract.NONE;
        };
    }

    /** The heap types that a reference of {@code type}'s hierarchy can be cast to. */
    List<HeapType> hierarchy(HeapType type) {
        var found = new ArrayList<HeapType>();
        HeapType.Abstract top = top(type);
        for (HeapType.Abstract each : HeapType.Abstract.values()) {
            if (top(each) == top) {
                found.add(each);
            }
        }
        for (int index = 0; index < types.size(); index++) {
            if (top(defined(index)) == top) {
                found.add(defined(index));
            }
        }
        return found;
    }

    static boolean isDefaultable(FieldType field) {
        return !(field.storage() instanceof RefType(boolean nullable, var _)) || nullable;
    }
}
