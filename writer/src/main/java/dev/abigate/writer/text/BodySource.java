package dev.abigate.writer.text;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.FunctionCode;

/**
 * Where the printer gets what is in function bodies, which a model keeps as bytes: decoding is the reader's work.
 *
 * @param offsets asked for only by a style with offsets
 */
public record BodySource(Decoder decoder, Offsets offsets) {
    /** Decodes a body. */
    @FunctionalInterface
    public interface Decoder {
        /**
         * The locals and instructions of a body.
         *
         * @param function index, imported functions first
         * @throws dev.abigate.format.MalformedBinaryException where the body is not well-formed
         */
        FunctionCode decode(FunctionBody body, int function);
    }

    /** Finds the instructions of a body. */
    @FunctionalInterface
    public interface Offsets {
        /**
         * The offset of each instruction from the first byte of the file.
         *
         * @param function index, imported functions first
         * @throws dev.abigate.format.MalformedBinaryException where the body is not well-formed
         */
        int[] of(FunctionBody body, int function);
    }
}
