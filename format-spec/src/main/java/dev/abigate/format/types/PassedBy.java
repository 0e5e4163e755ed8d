package dev.abigate.format.types;

/** How an object of class type is handed to a function and back ({@code DW_AT_calling_convention}). */
public enum PassedBy {
    /** Not said, as in C and Rust. */
    UNSAID,
    VALUE,
    /** By the address of a temporary: it has a destructor or copy constructor of its own. */
    REFERENCE
}
