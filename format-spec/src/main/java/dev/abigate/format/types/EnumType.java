package dev.abigate.format.types;

import java.util.List;
import java.util.Optional;

/**
 * An enumeration with its definition.
 *
 * @param size in bytes
 * @param underlying the integer type of its values, where it is said
 * @param scoped whether it is an {@code enum class}, or an enum of a language in which all are scoped
 * @param enumerators in the order of the source
 */
public record EnumType(
        Name name, long size, Optional<TypeId> underlying, boolean scoped, List<Enumerator> enumerators, Origin origin)
        implements Type {
    public EnumType {
        enumerators = List.copyOf(enumerators);
    }

    /** A named value. */
    public record Enumerator(String name, long value) {}
}
