package dev.abigate.format.types;

/**
 * A data member of an object.
 *
 * @param name empty for an anonymous struct or union, or padding
 * @param bitOffset of its first bit from the start of the object
 * @param bitSize of a bit-field; 0 for any other member
 * @param alignment in bytes where the source says it, otherwise 0
 * @param artificial made by the compiler, such as the virtual table pointer {@code _vptr$X}
 */
public record Member(
        String name, TypeId type, long bitOffset, int bitSize, int alignment, Access access, boolean artificial) {
    public boolean isBitField() {
        return bitSize != 0;
    }

    /** Offset of the byte that has its first bit. */
    public long offset() {
        return bitOffset / Byte.SIZE;
    }
}
