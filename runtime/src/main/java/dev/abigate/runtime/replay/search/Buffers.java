package dev.abigate.runtime.replay.search;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ParameterMeaning;
import java.util.Arrays;

/** What buffers may hold. */
final class Buffers {
    /** The most bytes that a search puts into a buffer. */
    static final int MOST_BYTES = 4096;

    private Buffers() {}

    /** Bytes made to fit the meaning: whole elements, not too many, and no zero where one ends them. */
    static ByteString fitting(ByteString bytes, ParameterMeaning.Buffer meaning) {
        int count = Math.min(bytes.length(), MOST_BYTES);
        int whole = count - count % meaning.elementBytes();
        ByteString cut = whole == bytes.length() ? bytes : bytes.slice(0, whole);
        int zero = meaning.terminated() ? cut.indexOfZero(0, cut.length()) : -1;
        return zero >= 0 && zero < cut.length() ? cut.slice(0, zero - zero % meaning.elementBytes()) : cut;
    }

    /** What is put into memory: the bytes, with a zero behind them where the meaning has one. */
    static byte[] placed(ByteString content, ParameterMeaning.Buffer meaning) {
        byte[] bytes = content.toArray();
        return meaning.terminated() ? Arrays.copyOf(bytes, bytes.length + 1) : bytes;
    }
}
