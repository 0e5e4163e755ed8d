package dev.abigate.format.types;

/**
 * A reference to a type of the same {@link TypeGraph}.
 *
 * @param index position in {@link TypeGraph#types}
 */
public record TypeId(int index) implements Comparable<TypeId> {
    @Override
    public int compareTo(TypeId other) {
        return Integer.compare(index, other.index);
    }
}
