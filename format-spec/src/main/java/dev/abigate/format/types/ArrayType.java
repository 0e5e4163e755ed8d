package dev.abigate.format.types;

import java.util.List;
import java.util.OptionalLong;

/**
 * Values one after the other.
 *
 * @param counts the number of elements of each dimension, outermost first; empty where the source leaves it open
 * @param vector whether it is a value of a SIMD register
 */
public record ArrayType(TypeId element, List<OptionalLong> counts, boolean vector) implements Type {
    public ArrayType {
        counts = List.copyOf(counts);
    }
}
