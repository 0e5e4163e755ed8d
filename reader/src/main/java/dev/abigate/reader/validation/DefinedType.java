package dev.abigate.reader.validation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A type that modules define, with all types that it refers to by their numbers in {@link CanonicalTypes}. */
public final class DefinedType {
    private final int id;
    private final boolean isFinal;
    private final int[] lineage;
    private final Shape shape;
    private final OptionalInt describes;
    private final OptionalInt descriptor;

    /** @param lineage the numbers of all supertypes from the outermost one to the type itself */
    DefinedType(boolean isFinal, int[] lineage, Shape shape, OptionalInt describes, OptionalInt descriptor) {
        this.id = lineage[lineage.length - 1];
        this.isFinal = isFinal;
        this.lineage = lineage;
        this.shape = shape;
        this.describes = describes;
        this.descriptor = descriptor;
    }

    /** The number of the type; equal types have equal numbers, whichever module they come from. */
    public int id() {
        return id;
    }

    /** Whether the type may not have subtypes. */
    public boolean isFinal() {
        return isFinal;
    }

    public Shape shape() {
        return shape;
    }

    /**
     * The parameters and results of a function type.
     *
     * @throws IllegalStateException where the type is no function type
     */
    public Shape.Function functionShape() {
        if (shape instanceof Shape.Function function) {
            return function;
        }
        throw new IllegalStateException("type " + id + " is not a function type");
    }

    /** The number of the type that this one extends. */
    public OptionalInt supertype() {
        return lineage.length == 1 ? OptionalInt.empty() : OptionalInt.of(lineage[lineage.length - 2]);
    }

    /** The number of the type whose values this type's values describe (custom descriptors proposal). */
    public OptionalInt describes() {
        return describes;
    }

    /** The number of the type whose values describe this type's values (custom descriptors proposal). */
    public OptionalInt descriptor() {
        return descriptor;
    }

    /** Whether this is {@code other}, or declared below it. Takes constant time. */
    public boolean isSubtypeOf(DefinedType other) {
        int depth = other.lineage.length - 1;
        return depth < lineage.length && lineage[depth] == other.id;
    }

    /** How many supertypes there are above the type. */
    int depth() {
        return lineage.length - 1;
    }

    /** The lineage of a subtype with a number of its own. */
    int[] lineageOf(int subtype) {
        int[] longer = Arrays.copyOf(lineage, lineage.length + 1);
        longer[lineage.length] = subtype;
        return longer;
    }

    /** What values of a type are. */
    public sealed interface Shape {
        /** A function's parameters and results. */
        record Function(TypeCodes parameters, TypeCodes results) implements Shape {}

        /** A structure. */
        record Struct(List<Field> fields) implements Shape {
            public Struct {
                fields = List.copyOf(fields);
            }
        }

        /** An array. */
        record Array(Field element) implements Shape {}
    }

    /**
     * A field of a struct, or the element of an array.
     *
     * @param type of {@link TypeCode}; may be packed
     */
    public record Field(int type, boolean mutable) {}
}
