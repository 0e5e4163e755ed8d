package dev.abigate.format.wasm;

import dev.abigate.format.wasm.type.TableType;
import java.util.Optional;

/**
 * A table that the module defines.
 *
 * @param initial value of its elements; absent means null
 */
public record Table(TableType type, Optional<ConstExpr> initial) {
    /** The byte, followed by a zero, before a table with an initial value. */
    public static final int INITIAL_PREFIX = 0x40;
}
