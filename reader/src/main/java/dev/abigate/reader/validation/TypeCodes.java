package dev.abigate.reader.validation;

import java.util.Arrays;

/** An immutable list of types of {@link TypeCode}. */
public final class TypeCodes {
    /** No types. */
    public static final TypeCodes EMPTY = new TypeCodes(new int[0]);

    private final int[] types;
    private final int hash;

    private TypeCodes(int[] types) {
        this.types = types;
        this.hash = Arrays.hashCode(types);
    }

    /** The given types. */
    public static TypeCodes of(int... types) {
        return types.length == 0 ? EMPTY : new TypeCodes(types.clone());
    }

    public int size() {
        return types.length;
    }

    /** The type at {@code index}; in a list of operands the one on top of the stack comes last. */
    public int get(int index) {
        return types[index];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TypeCodes other && Arrays.equals(types, other.types);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(types);
    }
}
