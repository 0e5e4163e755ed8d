package dev.abigate.runtime.memory;

/** How an atomic read-modify-write instruction makes the new number of the old one and its operand. */
public enum AtomicUpdate {
    ADD,
    SUB,
    AND,
    OR,
    XOR,
    XCHG;

    long apply(long old, long operand) {
        return switch (this) {
            case ADD -> old + operand;
            case SUB -> old - operand;
            case AND -> old & operand;
            case OR -> old | operand;
            case XOR -> old ^ operand;
            case XCHG -> operand;
        };
    }
}
