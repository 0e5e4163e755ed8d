package dev.abigate.runtime.replay;

import dev.abigate.format.ByteString;

/** Says which differences do not matter. It is asked of nothing that is the same. */
public interface Masking {
    /** Hides nothing. */
    Masking NONE = new Masking() {
        @Override
        public boolean hides(String place, String recorded, String found) {
            return false;
        }

        @Override
        public boolean hides(String place, ByteString recorded, ByteString found) {
            return false;
        }

        @Override
        public boolean hides(TextPlace place, ByteString recorded, ByteString found) {
            return false;
        }
    };

    /**
     * Whether a difference of values is hidden.
     *
     * @param place such as {@code result:add}
     */
    boolean hides(String place, String recorded, String found);

    /** Whether a difference of bytes is hidden. */
    boolean hides(String place, ByteString recorded, ByteString found);

    /** Whether a difference of lines is hidden, from a place on. */
    boolean hides(TextPlace place, ByteString recorded, ByteString found);

    /**
     * A place in what a program writes.
     *
     * @param output such as {@code stdout}
     * @param line that it is in, from 0
     * @param offset how many bytes stand before it
     */
    record TextPlace(String output, long line, long offset) {
        /** Where an output begins. */
        public static TextPlace beginning(String output) {
            return new TextPlace(output, 0, 0);
        }

        /** The place behind a text. */
        public TextPlace behind(ByteString text) {
            long ends = 0;
            for (byte each : text.toArray()) {
                ends += each == '\n' ? 1 : 0;
            }
            return new TextPlace(output, line + ends, offset + text.length());
        }

        /** As reports show it. */
        @Override
        public String toString() {
            return "%s[%d]".formatted(output, line);
        }
    }
}
