package dev.abigate.format.wasm.type;

/**
 * A reference type.
 *
 * @param nullable whether null is one of its values
 */
public record RefType(boolean nullable, HeapType heapType) implements ValType {
    /** The byte before the heap type of a nullable reference. */
    public static final int NULLABLE = 0x63;
    /** The byte before the heap type of a reference that is never null. */
    public static final int NON_NULL = 0x64;

    /** Any function, or null. */
    public static final RefType FUNCREF = new RefType(true, HeapType.Abstract.FUNC);

    @Override
    public String text() {
        if (nullable && heapType instanceof HeapType.Abstract type) {
            return type.shorthand();
        }
        return (nullable ? "(ref null " : "(ref ") + heapType.text() + ")";
    }
}
