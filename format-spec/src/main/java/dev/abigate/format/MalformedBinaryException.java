package dev.abigate.format;

/**
 * Bytes that are not a file of the format they claim: what is wrong, where, and in which field.
 *
 * <p>The message reads {@code offset 0x1a4 (section 3 'function', field 'count'): unexpected end: 12 bytes needed, 3 left}.
 */
public final class MalformedBinaryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Flaw flaw;
    private final long offset;
    private final String path;

    /**
     * @param offset from the first byte of the file
     * @param path the place in the structure, from the outside in, such as {@code section 3 'function', field 'count'}
     * @param detail what was found and what would have been right, or an empty string
     */
    public MalformedBinaryException(Flaw flaw, long offset, String path, String detail) {
        super("offset 0x%x (%s): %s%s".formatted(offset, path, flaw.text(), detail.isEmpty() ? "" : ": " + detail));
        this.flaw = flaw;
        this.offset = offset;
        this.path = path;
    }

    public Flaw flaw() {
        return flaw;
    }

    /** Offset of the flaw from the first byte of the file. */
    public long offset() {
        return offset;
    }

    /** The place in the structure, from the outside in. */
    public String path() {
        return path;
    }
}
