package dev.abigate.diff.change.types;

/** How far two types at the same place are apart, least first. */
public enum Degree {
    /** They are the same, as far as one build can use values of the other. */
    NONE,
    /** They differ in const, volatile, restrict or _Atomic only. */
    QUALIFIERS,
    /** Values have the same size and class, but mean something else: {@code int} and {@code unsigned}. */
    MEANING,
    /** Values have another size or class, or are functions of another signature. */
    REPRESENTATION;

    Degree or(Degree other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
