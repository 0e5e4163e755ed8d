package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;

/** What a parameter gets in a call that a search makes. */
public sealed interface Argument {
    /**
     * A number of any type.
     *
     * @param bits of 32-bit numbers the low half, the upper half is zero
     */
    record Numeric(long bits) implements Argument {}

    /** What its buffer holds. */
    record Bytes(ByteString content) implements Argument {}

    /** What follows from the parameter's meaning and the other arguments: a length, or room. */
    record Implied() implements Argument {}

    /**
     * A handle that an earlier call returned.
     *
     * @param newer how many handles of its kind that are still valid came after it; it is the oldest where there are fewer
     */
    record Earlier(int newer) implements Argument {}
}
