package dev.abigate.format.types;

/** A language whose declarations have rules of their own here. */
public enum Language {
    C,
    CPP,
    RUST,
    ZIG,
    ASSEMBLER,
    OTHER;

    /** Whether definitions of one name in several units have to be the same (C++ [basic.def.odr]). */
    public boolean hasOneDefinitionRule() {
        return this == CPP || this == RUST;
    }
}
