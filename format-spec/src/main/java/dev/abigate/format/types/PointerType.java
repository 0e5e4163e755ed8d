package dev.abigate.format.types;

/**
 * An address.
 *
 * @param name empty, but of languages whose pointer types have names, such as Rust's {@code &str} or {@code *const u8}
 * @param size in bytes
 */
public record PointerType(Kind kind, String name, TypeId target, long size) implements Type {
    /** The ways to write an address type. */
    public enum Kind {
        POINTER("*"),
        REFERENCE("&"),
        RVALUE_REFERENCE("&&");

        private final String symbol;

        Kind(String symbol) {
            this.symbol = symbol;
        }

        /** As in a C++ declaration. */
        public String symbol() {
            return symbol;
        }
    }
}
