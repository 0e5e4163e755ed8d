package dev.abigate.format.wasm.type;

import java.util.List;

/** A group of types that may refer to each other. Types are compared by whole groups. */
public record RecType(List<SubType> types) {
    /** The byte of a group that is not a single type. */
    public static final int CODE = 0x4E;

    public RecType {
        types = List.copyOf(types);
    }
}
