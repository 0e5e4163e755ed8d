package dev.abigate.format;

import java.util.OptionalInt;

/**
 * A well-formed file whose content contradicts itself, such as an index that refers to nothing or an operand of the wrong
 * type.
 *
 * <p>The message reads {@code offset 0x1a4 (section 10 'code', function 3, instruction 'i32.add'): type mismatch: …}; offset
 * and place are left out where they are not known.
 */
public final class InvalidModuleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;
    private final String place;
    private final String reason;

    public InvalidModuleException(String reason) {
        super(reason);
        this.offset = -1;
        this.place = "";
        this.reason = reason;
    }

    /** @param place in the structure, from the outside in, such as {@code section 6 'global', global 3} */
    public InvalidModuleException(String place, String reason) {
        super(place + ": " + reason);
        this.offset = -1;
        this.place = place;
        this.reason = reason;
    }

    /**
     * @param offset from the first byte of the file
     * @param place in the structure, from the outside in
     */
    public InvalidModuleException(int offset, String place, String reason) {
        super("offset 0x%x (%s): %s".formatted(offset, place, reason));
        this.offset = offset;
        this.place = place;
        this.reason = reason;
    }

    /** Offset of what is invalid from the first byte of the file, where it is known. */
    public OptionalInt offset() {
        return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
    }

    /** The place in the structure, from the outside in, such as {@code section 6 'global', global 3}; may be empty. */
    public String place() {
        return place;
    }

    /** What is invalid, without the place; where the specification's test suite has words for it, it begins with them. */
    public String reason() {
        return reason;
    }
}
