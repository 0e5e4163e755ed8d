package dev.abigate.format.wasm;

/**
 * How the bytes of a section differ from its shortest encoding.
 *
 * @param sizeWidth bytes of the section's size field, 1 to 5; ignored where the size needs more
 */
public record SectionEncoding(int sizeWidth, Encoding body) {
    /** Everything in its shortest form. */
    public static final SectionEncoding SHORTEST = new SectionEncoding(1, Encoding.SHORTEST);
}
