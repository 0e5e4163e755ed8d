package dev.abigate.format.types;

/** Who may use a member or base: always said, also where the source leaves it to the default of its class. */
public enum Access {
    PUBLIC,
    PROTECTED,
    PRIVATE
}
