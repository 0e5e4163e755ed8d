package dev.abigate.format.types;

/**
 * A type that is not made of others: {@code int}, {@code double}, {@code u8}.
 *
 * @param size in bytes
 */
public record BaseType(String name, Encoding encoding, long size) implements Type {
    /** How the bytes of a value are understood. */
    public enum Encoding {
        ADDRESS,
        BOOLEAN,
        SIGNED,
        UNSIGNED,
        SIGNED_CHARACTER,
        UNSIGNED_CHARACTER,
        /** A UTF-8, UTF-16 or UTF-32 code unit, or a code point. */
        UTF,
        FLOAT,
        COMPLEX_FLOAT,
        IMAGINARY_FLOAT,
        DECIMAL_FLOAT,
        /** Fixed point and the encodings of languages without compilers for WebAssembly. */
        OTHER;

        /** Whether a value is a number whose lowest one is negative. */
        public boolean isSigned() {
            return this == SIGNED || this == SIGNED_CHARACTER;
        }
    }
}
