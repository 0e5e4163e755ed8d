package dev.abigate.format.aot;

/**
 * An imported global (section 5.5).
 *
 * @param mutable 1 if it is mutable, else 0
 */
public record ImportGlobal(String module, String name, ValueType type, int mutable) {
    public boolean isMutable() {
        return mutable != 0;
    }
}
