package dev.abigate.format.types;

/** What a member function may be called on. */
public enum RefQualifier {
    NONE(""),
    LVALUE("&"),
    RVALUE("&&");

    private final String symbol;

    RefQualifier(String symbol) {
        this.symbol = symbol;
    }

    /** As in a C++ declaration. */
    public String symbol() {
        return symbol;
    }
}
