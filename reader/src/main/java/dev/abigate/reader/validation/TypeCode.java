package dev.abigate.reader.validation;

import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.format.wasm.type.PackedType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.StorageType;
import dev.abigate.format.wasm.type.VecType;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Types of values and fields as numbers, so that equal types are equal numbers also across modules: references to defined
 * types name them by their number in {@link CanonicalTypes}.
 *
 * <p>All but references are small numbers. In a reference, three bits say that it is one, whether it is
 * nullable, and whether it is exact; the rest is its heap type, abstract below {@link #FIRST_DEFINED}.
 */
public final class TypeCode {
    /** The operand that unreachable code takes from nowhere: it fits every type. */
    public static final int BOTTOM = 0;

    public static final int I32 = 1;
    public static final int I64 = 2;
    public static final int F32 = 3;
    public static final int F64 = 4;
    public static final int V128 = 5;
    /** A field of one byte; never an operand. */
    public static final int I8 = 6;
    /** A field of two bytes; never an operand. */
    public static final int I16 = 7;

    static final int BOTTOM_HEAP = 0;
    // What a reference to an abstract type refers to.
    public static final int ANY = 1;
    public static final int EQ = 2;
    public static final int I31 = 3;
    public static final int STRUCT = 4;
    public static final int ARRAY = 5;
    public static final int NONE = 6;
    public static final int FUNC = 7;
    public static final int NOFUNC = 8;
    public static final int EXTERN = 9;
    public static final int NOEXTERN = 10;
    public static final int EXN = 11;
    public static final int NOEXN = 12;

    /** The heap type of the first defined type. */
    static final int FIRST_DEFINED = 16;

    private static final int REFERENCE = 1 << 30;
    private static final int NULLABLE = 1 << 29;
    private static final int EXACT = 1 << 28;
    private static final int HEAP = EXACT - 1;

    private TypeCode() {}

    /** Whether values of the type are references. */
    public static boolean isReference(int type) {
        return (type & REFERENCE) != 0;
    }

    /** Whether null is a value of a reference type. */
    public static boolean isNullable(int reference) {
        return (reference & NULLABLE) != 0;
    }

    /** Whether subtypes of the defined type are excluded (custom descriptors proposal). */
    public static boolean isExact(int reference) {
        return (reference & EXACT) != 0;
    }

    /** Whether a reference is to a defined type. */
    public static boolean isDefined(int reference) {
        return heap(reference) >= FIRST_DEFINED;
    }

    /** The number in {@link CanonicalTypes} of the type that a reference refers to. */
    public static int definedType(int reference) {
        return heap(reference) - FIRST_DEFINED;
    }

    /** Whether there is a value that locals, fields and table elements have before the first is written. */
    public static boolean isDefaultable(int type) {
        return !isReference(type) || isNullable(type);
    }

    /** What an operand has to be, or becomes, for a field of the type. */
    public static int unpacked(int type) {
        return isPacked(type) ? I32 : type;
    }

    /** Whether the type is narrower than a value. */
    public static boolean isPacked(int type) {
        return type == I8 || type == I16;
    }

    /** The reference to a defined type. */
    public static int reference(boolean nullable, boolean exact, int definedType) {
        return reference(nullable, FIRST_DEFINED + definedType) | (exact ? EXACT : 0);
    }

    /** The reference to an abstract heap type. */
    public static int reference(boolean nullable, int heap) {
        return REFERENCE | (nullable ? NULLABLE : 0) | heap;
    }

    static int nullable(int reference) {
        return reference | NULLABLE;
    }

    static int nonNull(int reference) {
        return reference & ~NULLABLE;
    }

    /** What a reference refers to: an abstract heap type, or a number from {@link #FIRST_DEFINED} on. */
    public static int heap(int reference) {
        return reference & HEAP;
    }

    /**
     * The number of a type.
     *
     * @param definedType the number of a type index
     */
    public static int of(StorageType type, IntUnaryOperator definedType) {
        return switch (type) {
            case NumType number ->
                switch (number) {
                    case I32 -> I32;
                    case I64 -> I64;
                    case F32 -> F32;
                    case F64 -> F64;
                };
            case VecType _ -> V128;
            case PackedType packed ->
                switch (packed) {
                    case I8 -> I8;
                    case I16 -> I16;
                };
            case RefType(boolean nullable, HeapType heapType) ->
                switch (heapType) {
                    case HeapType.Abstract named -> reference(nullable, heap(named));
                    case HeapType.Defined(int index, boolean exact) ->
                        reference(nullable, exact, definedType.applyAsInt(index));
                };
        };
    }

    private static int heap(HeapType.Abstract type) {
        return switch (type) {
            case ANY -> ANY;
            case EQ -> EQ;
            case I31 -> I31;
            case STRUCT -> STRUCT;
            case ARRAY -> ARRAY;
            case NONE -> NONE;
            case FUNC -> FUNC;
            case NOFUNC -> NOFUNC;
            case EXTERN -> EXTERN;
            case NOEXTERN -> NOEXTERN;
            case EXN -> EXN;
            case NOEXN -> NOEXN;
        };
    }

    /**
     * The type as the text format writes it.
     *
     * @param definedType the name of a defined type's number
     */
    public static String text(int type, IntFunction<String> definedType) {
        if (isReference(type)) {
            String heap = isDefined(type) ? definedType.apply(definedType(type)) : heapText(heap(type));
            String exact = isExact(type) ? "(exact " + heap + ")" : heap;
            return (isNullable(type) ? "(ref null " : "(ref ") + exact + ")";
        }
        return switch (type) {
            case I32 -> "i32";
            case I64 -> "i64";
            case F32 -> "f32";
            case F64 -> "f64";
            case V128 -> "v128";
            case I8 -> "i8";
            case I16 -> "i16";
            default -> "any type";
        };
    }

    private static String heapText(int heap) {
        for (HeapType.Abstract type : HeapType.Abstract.values()) {
            if (heap(type) == heap) {
                return type.text();
            }
        }
        return "any type";
    }
}
