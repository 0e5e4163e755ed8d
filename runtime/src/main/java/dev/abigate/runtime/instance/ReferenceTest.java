package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.heap.ArrayObject;
import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.heap.StructObject;
import dev.abigate.runtime.type.TypedReference;
import org.jspecify.annotations.Nullable;

/** Whether a reference is of a reference type: the heart of tests and casts. */
public abstract sealed class ReferenceTest {
    private final boolean nullable;

    private ReferenceTest(boolean nullable) {
        this.nullable = nullable;
    }

    /** The test for a reference type of {@link TypeCode}. */
    public static ReferenceTest of(int type, CanonicalTypes types) {
        boolean nullable = TypeCode.isNullable(type);
        if (!TypeCode.isDefined(type)) {
            return new Abstract(nullable, TypeCode.heap(type));
        }
        DefinedType defined = types.type(TypeCode.definedType(type));
        return TypeCode.isExact(type) ? new Exact(nullable, defined) : new Subtype(nullable, defined);
    }

    /** Whether two references are the same to the language, which sees identity in all but unboxed scalars. */
    @SuppressWarnings("ReferenceEquality")
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return a == b || (a instanceof I31 x && b instanceof I31 y && x.value() == y.value());
    }

    /** Whether a reference is of the type. */
    public final boolean matches(@Nullable Object reference) {
        return reference == null ? nullable : matchesObject(reference);
    }

    abstract boolean matchesObject(Object object);

    /** Of a defined type or one below it. */
    private static final class Subtype extends ReferenceTest {
        private final DefinedType type;

        Subtype(boolean nullable, DefinedType type) {
            super(nullable);
            this.type = type;
        }

        @Override
        boolean matchesObject(Object object) {
            return object instanceof TypedReference reference
                    && (reference.type() == type || reference.type().isSubtypeOf(type));
        }
    }

    /** Of just a defined type. */
    private static final class Exact extends ReferenceTest {
        private final DefinedType type;

        Exact(boolean nullable, DefinedType type) {
            super(nullable);
            this.type = type;
        }

        @Override
        boolean matchesObject(Object object) {
            return object instanceof TypedReference reference && reference.type() == type;
        }
    }

    /** Of an abstract heap type. A host's value is of {@code any} and {@code extern}, as is everything else. */
    private static final class Abstract extends ReferenceTest {
        private final int heap;

        Abstract(boolean nullable, int heap) {
            super(nullable);
            this.heap = heap;
        }

        @Override
        boolean matchesObject(Object object) {
            return switch (heap) {
                case TypeCode.ANY, TypeCode.EXTERN -> true;
                case TypeCode.EQ ->
                    object instanceof StructObject || object instanceof ArrayObject || object instanceof I31;
                case TypeCode.I31 -> object instanceof I31;
                case TypeCode.STRUCT -> object instanceof StructObject;
                case TypeCode.ARRAY -> object instanceof ArrayObject;
                case TypeCode.FUNC -> object instanceof Function;
                case TypeCode.EXN -> object instanceof WasmException;
                default -> false;
            };
        }
    }
}
