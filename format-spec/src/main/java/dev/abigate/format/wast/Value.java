package dev.abigate.format.wast;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.NumType;

/** A value that a script can write down. */
public sealed interface Value {
    /**
     * A number.
     *
     * @param bits of the value; those of 32-bit types in the lower half, sign-extended
     */
    record Numeric(NumType type, long bits) implements Value {}

    /** A vector: sixteen bytes. */
    record Vector(ByteString bytes) implements Value {}

    /** The null reference of a type. */
    record Null(HeapType.Abstract type) implements Value {}

    /**
     * A reference to something of the host, which a number stands for. It has to come back as it went in.
     *
     * @param type {@code extern} or {@code any}
     */
    record Host(HeapType.Abstract type, long number) implements Value {}
}
