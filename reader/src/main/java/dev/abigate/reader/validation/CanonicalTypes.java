package dev.abigate.reader.validation;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.FieldType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.SubType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * The defined types of all modules that may be linked with each other. Each distinct recursion group is kept once, and its
 * types get numbers: two types are equal by the rules of the specification if and only if their numbers are. Types are never
 * forgotten.
 *
 * <p>May be used by several threads.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
public final class CanonicalTypes {
    /** The bit in a group's key that makes a type's number one relative to the group's first type. */
    private static final int RELATIVE = 1 << 27;

    private static final int[] ABSTRACT_SUPERTYPES = abstractSupertypes();

    private final Map<GroupKey, Integer> groups = new HashMap<>();
    private volatile DefinedType[] types = new DefinedType[64];
    private int count;

    /**
     * The type of a number.
     *
     * @throws IndexOutOfBoundsException where there is none
     */
    public DefinedType type(int id) {
        return types[id];
    }

    /**
     * Whether a value of {@code type} may stand where {@code expected} is asked for: both numbers of {@link TypeCode}. Takes
     * constant time.
     */
    public boolean matches(int type, int expected) {
        if (type == expected || type == TypeCode.BOTTOM) {
            return true;
        }
        if (!TypeCode.isReference(type) || !TypeCode.isReference(expected)) {
            return false;
        }
        if (TypeCode.isNullable(type) && !TypeCode.isNullable(expected)) {
            return false;
        }
        return heapMatches(type, expected);
    }

    private boolean heapMatches(int type, int expected) {
        if (!TypeCode.isDefined(expected)) {
            return (supertypes(type) >> TypeCode.heap(expected) & 1) != 0;
        }
        int expectedId = TypeCode.definedType(expected);
        if (TypeCode.isDefined(type)) {
            int id = TypeCode.definedType(type);
            return TypeCode.isExact(expected)
                    ? id == expectedId && TypeCode.isExact(type)
                    : id == expectedId || types[id].isSubtypeOf(types[expectedId]);
        }
        // Of the abstract types only the bottoms are below a defined type.
        int bottom = types[expectedId].shape() instanceof DefinedType.Shape.Function ? TypeCode.NOFUNC : TypeCode.NONE;
        int heap = TypeCode.heap(type);
        return heap == TypeCode.BOTTOM_HEAP || heap == bottom;
    }

    /** The topmost heap type above a reference's, as a nullable reference: any, func, extern or exn. */
    int top(int reference) {
        int supertypes = supertypes(reference);
        for (int top : new int[] {TypeCode.ANY, TypeCode.FUNC, TypeCode.EXTERN}) {
            if ((supertypes >> top & 1) != 0) {
                return TypeCode.reference(true, top);
            }
        }
        return TypeCode.reference(true, TypeCode.EXN);
    }

    /** The abstract heap types that are above that of a reference, or the same, one bit each. */
    private int supertypes(int reference) {
        if (!TypeCode.isDefined(reference)) {
            return ABSTRACT_SUPERTYPES[TypeCode.heap(reference)];
        }
        return ABSTRACT_SUPERTYPES[
                switch (types[TypeCode.definedType(reference)].shape()) {
                    case DefinedType.Shape.Function _ -> TypeCode.FUNC;
                    case DefinedType.Shape.Struct _ -> TypeCode.STRUCT;
                    case DefinedType.Shape.Array _ -> TypeCode.ARRAY;
                }];
    }

    private static int[] abstractSupertypes() {
        var above = new int[TypeCode.FIRST_DEFINED];
        above[TypeCode.BOTTOM_HEAP] = -1;
        above[TypeCode.ANY] = 1 << TypeCode.ANY;
        above[TypeCode.EQ] = above[TypeCode.ANY] | 1 << TypeCode.EQ;
        above[TypeCode.I31] = above[TypeCode.EQ] | 1 << TypeCode.I31;
        above[TypeCode.STRUCT] = above[TypeCode.EQ] | 1 << TypeCode.STRUCT;
        above[TypeCode.ARRAY] = above[TypeCode.EQ] | 1 << TypeCode.ARRAY;
        above[TypeCode.NONE] =
                above[TypeCode.I31] | above[TypeCode.STRUCT] | above[TypeCode.ARRAY] | 1 << TypeCode.NONE;
        above[TypeCode.FUNC] = 1 << TypeCode.FUNC;
        above[TypeCode.NOFUNC] = above[TypeCode.FUNC] | 1 << TypeCode.NOFUNC;
        above[TypeCode.EXTERN] = 1 << TypeCode.EXTERN;
        above[TypeCode.NOEXTERN] = above[TypeCode.EXTERN] | 1 << TypeCode.NOEXTERN;
        above[TypeCode.EXN] = 1 << TypeCode.EXN;
        above[TypeCode.NOEXN] = above[TypeCode.EXN] | 1 << TypeCode.NOEXN;
        return above;
    }

    /** The function type that has no supertype, and no subtypes; it refers to no defined type. */
    public DefinedType function(CompositeType.Function type) {
        return type(intern(new RecType(List.of(SubType.of(type))), 0, IntUnaryOperator.identity()));
    }

    /**
     * The number of the first type of a group; the others follow it.
     *
     * @param groupStart the type index of the group's first type
     * @param earlier the numbers of the types before the group
     * @throws InvalidModuleException where the group refers to a type that does not exist, or is too deep or too large
     */
    synchronized int intern(RecType group, int groupStart, IntUnaryOperator earlier) {
        IntUnaryOperator relative = index -> number(index, group, groupStart, earlier, RELATIVE);
        var key = new GroupKey(group.types(), relative);
        Integer known = groups.get(key);
        if (known != null) {
            return known;
        }
        int first = count;
        int size = group.types().size();
        if (first + size >= RELATIVE) {
            throw new InvalidModuleException("too many types");
        }
        if (first + size > types.length) {
            types = Arrays.copyOf(types, Math.max(first + size, 2 * types.length));
        }
        IntUnaryOperator absolute = index -> number(index, group, groupStart, earlier, first);
        for (int i = 0; i < size; i++) {
            types[first + i] = define(group.types().get(i), first + i, groupStart + i, absolute);
        }
        count = first + size;
        groups.put(key, first);
        return first;
    }

    private static int number(int index, RecType group, int groupStart, IntUnaryOperator earlier, int first) {
        if (index < groupStart) {
            return earlier.applyAsInt(index);
        }
        if (index >= groupStart + group.types().size()) {
            throw new InvalidModuleException("unknown type " + index);
        }
        return first + (index - groupStart);
    }

    private DefinedType define(SubType type, int id, int index, IntUnaryOperator numbers) {
        if (type.supertypes().size() > 1) {
            throw new InvalidModuleException("sub type %d: found %d supertypes, at most 1"
                    .formatted(index, type.supertypes().size()));
        }
        int[] lineage = {id};
        if (!type.supertypes().isEmpty()) {
            int superIndex = type.supertypes().getFirst();
            if (superIndex >= index) {
                throw new InvalidModuleException("unknown type %d: supertype of type %d".formatted(superIndex, index));
            }
            DefinedType supertype = types[numbers.applyAsInt(superIndex)];
            if (supertype.depth() >= ImplementationLimit.SUBTYPING_DEPTH) {
                throw new InvalidModuleException(
                        "sub type %d: more than %d supertypes".formatted(index, ImplementationLimit.SUBTYPING_DEPTH));
            }
            lineage = supertype.lineageOf(id);
        }
        return new DefinedType(
                type.isFinal(),
                lineage,
                shape(type.composite(), numbers),
                map(type.describes(), numbers),
                map(type.descriptor(), numbers));
    }

    private static DefinedType.Shape shape(CompositeType type, IntUnaryOperator numbers) {
        return switch (type) {
            case CompositeType.Function(var parameters, var results) ->
                new DefinedType.Shape.Function(codes(parameters, numbers), codes(results, numbers));
            case CompositeType.Struct(var fields) -> {
                var mapped = new ArrayList<DefinedType.Field>(fields.size());
                fields.forEach(field -> mapped.add(field(field, numbers)));
                yield new DefinedType.Shape.Struct(mapped);
            }
            case CompositeType.Array(var element) -> new DefinedType.Shape.Array(field(element, numbers));
        };
    }

    private static TypeCodes codes(List<? extends StorageType> types, IntUnaryOperator numbers) {
        return TypeCodes.of(
                types.stream().mapToInt(type -> TypeCode.of(type, numbers)).toArray());
    }

    private static DefinedType.Field field(FieldType field, IntUnaryOperator numbers) {
        return new DefinedType.Field(TypeCode.of(field.storage(), numbers), field.mutable());
    }

    private static OptionalInt map(OptionalInt index, IntUnaryOperator numbers) {
        return index.isPresent() ? OptionalInt.of(numbers.applyAsInt(index.getAsInt())) : index;
    }

    /**
     * A group's types with all references to other types by number, so that equal groups of different modules are equal.
     * Comparable, so that keys made to collide cost no more than a logarithm.
     */
    private static final class GroupKey implements Comparable<GroupKey> {
        private static final int ABSENT = -1;
        private static final int FUNCTION = 0;
        private static final int STRUCT = 1;
        private static final int ARRAY = 2;

        private final int[] words;
        private final int hash;

        GroupKey(List<SubType> types, IntUnaryOperator numbers) {
            var builder = new Builder(numbers);
            types.forEach(builder::type);
            this.words = Arrays.copyOf(builder.words, builder.size);
            this.hash = Arrays.hashCode(words);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof GroupKey other && hash == other.hash && Arrays.equals(words, other.words);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public int compareTo(GroupKey other) {
            return Arrays.compare(words, other.words);
        }

        private static final class Builder {
            private final IntUnaryOperator numbers;
            private int[] words = new int[16];
            private int size;

            Builder(IntUnaryOperator numbers) {
                this.numbers = numbers;
            }

            void type(SubType type) {
                add(type.isFinal() ? 1 : 0);
                add(type.supertypes().size());
                type.supertypes().forEach(supertype -> add(numbers.applyAsInt(supertype)));
                optional(type.describes());
                optional(type.descriptor());
                switch (type.composite()) {
                    case CompositeType.Function(var parameters, var results) -> {
                        add(FUNCTION);
                        storages(parameters);
                        storages(results);
                    }
                    case CompositeType.Struct(var fields) -> {
                        add(STRUCT);
                        add(fields.size());
                        fields.forEach(this::field);
                    }
                    case CompositeType.Array(var element) -> {
                        add(ARRAY);
                        field(element);
                    }
                }
            }

            private void optional(OptionalInt index) {
                add(index.isPresent() ? numbers.applyAsInt(index.getAsInt()) : ABSENT);
            }

            private void storages(List<? extends StorageType> types) {
                add(types.size());
                types.forEach(type -> add(TypeCode.of(type, numbers)));
            }

            private void field(FieldType field) {
                add(field.mutable() ? 1 : 0);
                add(TypeCode.of(field.storage(), numbers));
            }

            private void add(int word) {
                if (size == words.length) {
                    words = Arrays.copyOf(words, 2 * size);
                }
                words[size++] = word;
            }
        }
    }
}
