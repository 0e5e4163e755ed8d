package dev.abigate.format.aot;

/**
 * A global of the module's own (section 5.6).
 *
 * @param mutable 1 if it is mutable, else 0
 */
public record Global(ValueType type, int mutable, ConstExpr initialValue) {
    public boolean isMutable() {
        return mutable != 0;
    }
}
