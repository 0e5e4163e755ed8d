package dev.abigate.format.schema;

/** What a result means. */
public sealed interface ResultMeaning {
    /** A number, or nothing. */
    record Numeric() implements ResultMeaning {}

    /** The address of a text that ends before a byte of zero, or null. */
    record Text() implements ResultMeaning {}

    /**
     * An address, or null, that other functions take.
     *
     * @param kind of what is there: a function takes only those of its kind
     */
    record Handle(String kind) implements ResultMeaning {}
}
