package dev.abigate.format.wasm;

import java.util.List;

/**
 * Where the bytes of a section differ from the shortest encoding of its content: integers padded to more bytes than they
 * need (linkers leave room for relocation), and constructs in the longer of two equivalent forms. A writer that follows
 * these notes gives back the bytes that were read; notes that do not fit the content any more are ignored.
 *
 * @param choices in ascending order of position
 */
public record Encoding(List<Choice> choices) {
    /** Everything in its shortest form. */
    public static final Encoding SHORTEST = new Encoding(List.of());

    public Encoding {
        choices = List.copyOf(choices);
    }

    /**
     * One place.
     *
     * @param position offset from the start of the section's body
     * @param width bytes of the padded integer, 2 to 10, {@link #LONG_FORM} or {@link #LONG_SUBTYPE}
     */
    public record Choice(int position, int width) {
        /** The construct is written in its longer form: {@code (ref null func)} for {@code funcref}, a group of one. */
        public static final int LONG_FORM = 0;
        /** A final type without supertypes says that it is one. */
        public static final int LONG_SUBTYPE = -1;
    }
}
