package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.runtime.type.SlotLayout;

/** An exception tag. Its identity is what handlers compare. */
public final class Tag {
    private final DefinedType type;

    public Tag(DefinedType type) {
        this.type = type;
    }

    /** The function type whose parameters an exception carries. */
    public DefinedType type() {
        return type;
    }

    /** The parameters; there are no results. */
    public DefinedType.Shape.Function signature() {
        return (DefinedType.Shape.Function) type.shape();
    }

    /** The slots that the values of an exception take. */
    public int slots() {
        return SlotLayout.width(signature().parameters());
    }
}
