package dev.abigate.runtime.type;

import dev.abigate.reader.validation.DefinedType;

/** A reference to something of a defined type: a function, structure or array. */
public interface TypedReference {
    DefinedType type();
}
