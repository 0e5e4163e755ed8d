package dev.abigate.format.types;

/** Whether a member function is called through the virtual table. */
public enum Virtuality {
    NONE,
    VIRTUAL,
    /** Virtual, and without a definition that has to be there. */
    PURE
}
