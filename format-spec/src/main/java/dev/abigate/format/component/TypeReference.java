package dev.abigate.format.component;

/** Where a type is asked for: an index, or a type that needs none. */
public sealed interface TypeReference {
    /** A type by its index. */
    record Indexed(int index) implements TypeReference {}

    /** A type without parts. */
    record Primitive(PrimitiveType type) implements TypeReference {}
}
