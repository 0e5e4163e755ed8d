package dev.abigate.reader.validation;

/**
 * Sizes beyond which a module is refused although the specification sets no bound, so that hostile modules cannot demand
 * time or memory out of proportion. Those that the WebAssembly JavaScript interface has are its values, which other engines
 * share.
 *
 * @see <a href="https://webassembly.github.io/spec/js-api/#limits">Implementation-defined limits</a>
 */
final class ImplementationLimit {
    static final int PARAMETERS = 1_000;
    static final int RESULTS = 1_000;
    static final int LOCALS = 50_000;
    static final int STRUCT_FIELDS = 10_000;
    static final int ARRAY_OPERANDS = 10_000;
    static final int SUBTYPING_DEPTH = 63;
    /** Operands on the stack of one function. */
    static final int OPERANDS = 1 << 20;
    /** Blocks within each other. */
    static final int NESTING = 1 << 17;

    private ImplementationLimit() {}
}
