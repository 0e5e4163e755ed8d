package dev.abigate.reader.validation;

import dev.abigate.format.InvalidModuleException;

/** Where in a module something is checked, for errors. */
interface Place {
    /** The error that what is being checked is invalid. */
    InvalidModuleException fail(String reason);

    /** Checks an index. */
    default int index(int index, int size, String what) {
        if (index < 0 || index >= size) {
            throw fail("unknown %s %d: there are %d".formatted(what, index, size));
        }
        return index;
    }

    /** Fails with {@code reason} where a demand is not met. */
    default void require(boolean met, String reason) {
        if (!met) {
            throw fail(reason);
        }
    }
}
