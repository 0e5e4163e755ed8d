package dev.abigate.runtime.trap;

/**
 * Why execution ended without a result. The ids are a promise of the command line; the texts of what the specification
 * defines are those of its test suite.
 */
public enum TrapKind {
    UNREACHABLE("unreachable", "unreachable"),
    INTEGER_DIVIDE_BY_ZERO("integer-divide-by-zero", "integer divide by zero"),
    INTEGER_OVERFLOW("integer-overflow", "integer overflow"),
    INVALID_CONVERSION_TO_INTEGER("invalid-conversion-to-integer", "invalid conversion to integer"),
    OUT_OF_BOUNDS_MEMORY_ACCESS("out-of-bounds-memory-access", "out of bounds memory access"),
    OUT_OF_BOUNDS_TABLE_ACCESS("out-of-bounds-table-access", "out of bounds table access"),
    OUT_OF_BOUNDS_ARRAY_ACCESS("out-of-bounds-array-access", "out of bounds array access"),
    UNDEFINED_ELEMENT("undefined-element", "undefined element"),
    UNINITIALIZED_ELEMENT("uninitialized-element", "uninitialized element"),
    INDIRECT_CALL_TYPE_MISMATCH("indirect-call-type-mismatch", "indirect call type mismatch"),
    NULL_REFERENCE("null-reference", "null reference"),
    CAST_FAILURE("cast-failure", "cast failure"),
    UNALIGNED_ATOMIC("unaligned-atomic", "unaligned atomic"),
    EXPECTED_SHARED_MEMORY("expected-shared-memory", "expected shared memory"),
    STACK_EXHAUSTED("stack-exhausted", "call stack exhausted"),
    UNCAUGHT_EXCEPTION("uncaught-exception", "uncaught exception"),
    UNLINKED_IMPORT("unlinked-import", "unlinked import"),
    OUT_OF_FUEL("out-of-fuel", "out of fuel"),
    TIMEOUT("timeout", "timeout"),
    INTERRUPTED("interrupted", "interrupted"),
    MEMORY_LIMIT("memory-limit", "memory limit reached"),
    HOST_ERROR("host-error", "host error"),
    CRASHED("crashed", "crashed");

    private final String id;
    private final String text;

    TrapKind(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The name that scripts see. */
    public String id() {
        return id;
    }

    /** Whether a limit of the host was reached, which says nothing about what the guest would have done. */
    public boolean isLimit() {
        return switch (this) {
            case STACK_EXHAUSTED, OUT_OF_FUEL, TIMEOUT, INTERRUPTED, MEMORY_LIMIT -> true;
            case UNREACHABLE,
                    INTEGER_DIVIDE_BY_ZERO,
                    INTEGER_OVERFLOW,
                    INVALID_CONVERSION_TO_INTEGER,
                    OUT_OF_BOUNDS_MEMORY_ACCESS,
                    OUT_OF_BOUNDS_TABLE_ACCESS,
                    OUT_OF_BOUNDS_ARRAY_ACCESS,
                    UNDEFINED_ELEMENT,
                    UNINITIALIZED_ELEMENT,
                    INDIRECT_CALL_TYPE_MISMATCH,
                    NULL_REFERENCE,
                    CAST_FAILURE,
                    UNALIGNED_ATOMIC,
                    EXPECTED_SHARED_MEMORY,
                    UNCAUGHT_EXCEPTION,
                    UNLINKED_IMPORT,
                    HOST_ERROR,
                    CRASHED -> false;
        };
    }

    /** The reason as a phrase in lower case. */
    public String text() {
        return text;
    }
}
