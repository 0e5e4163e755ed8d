package dev.abigate.format.wasm.code;

/**
 * The families of instructions whose operands and results depend on their immediates or on the code around them. What each
 * instruction demands is said in the specification's chapter on validation.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html">Validation of instructions</a>
 */
public enum TypingRule implements Typing {
    /** Begins, divides or ends a block, or makes the rest of one unreachable. */
    CONTROL,
    /** Throws an exception. */
    EXCEPTION,
    /** Leaves blocks, always or on a condition. */
    BRANCH,
    /** Calls a function, and may leave the current one. */
    CALL,
    /** Takes operands of any type. */
    PARAMETRIC,
    /** Reads or writes a local or a global. */
    VARIABLE,
    /** Works on a table or element segment. */
    TABLE,
    /** Works on a memory or data segment as a whole. */
    MEMORY,
    /** Makes, tests or converts references. */
    REFERENCE,
    /** Works on structs. */
    STRUCT,
    /** Works on arrays. */
    ARRAY
}
