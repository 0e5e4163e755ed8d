package dev.abigate.format.aot;

/**
 * A table, imported or own (section 5.3).
 *
 * @param elementType always plain without garbage collection
 * @param flags sum of {@link #HAS_MAXIMUM} and {@link #TABLE64}; 0 in dialects without the field
 * @param mayGrow bit 0 tells; 0 in dialects without the field
 * @param initial elements, unsigned 32-bit
 * @param maximum elements, unsigned 32-bit; equal to {@code initial} in dialects without the field
 * @param initialValue of the elements in garbage-collected modules, else {@link ConstExpr.None}
 */
public record Table(
        ReferenceType elementType, int flags, int mayGrow, long initial, long maximum, ConstExpr initialValue) {
    public static final int HAS_MAXIMUM = 1;
    public static final int TABLE64 = 4;

    /** Whether indexes have 64 bits. */
    public boolean isTable64() {
        return (flags & TABLE64) != 0;
    }
}
