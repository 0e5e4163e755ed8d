package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.Flaw;
import dev.abigate.reader.cursor.Cursor;
import java.util.Optional;

/**
 * What a unit says about itself before its entries (DWARF 5, 7.5.1).
 *
 * @param offset of the header in its section
 * @param end offset behind the unit
 * @param firstEntry offset of the unit's own entry
 * @param offsetSize bytes of offsets: 8 in the 64-bit format, otherwise 4
 * @param abbreviations offset in {@code .debug_abbrev}
 * @param id the signature of a type unit, the id that joins a skeleton and its split unit, or 0
 * @param typeOffset of a type unit's type, from the header
 */
public record UnitHeader(
        int offset,
        int end,
        int firstEntry,
        int version,
        int offsetSize,
        int addressSize,
        Kind kind,
        long abbreviations,
        long id,
        long typeOffset) {
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;
    private static final int LONG_FORMAT = 0xffffffff;
    private static final int RESERVED_LENGTHS = 0xfffffff0;

    /** What a unit is. */
    public enum Kind {
        COMPILE(1),
        TYPE(2),
        PARTIAL(3),
        SKELETON(4),
        SPLIT_COMPILE(5),
        SPLIT_TYPE(6);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Optional<Kind> of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        boolean isType() {
            return this == TYPE || this == SPLIT_TYPE;
        }

        private boolean hasId() {
            return this == SKELETON || this == SPLIT_COMPILE;
        }
    }

    /** The length field of a unit or table. */
    public record Length(int size, int offsetSize) {
        /** Reads a length, which is checked against what is left of the section. */
        public static Length read(Cursor in) {
            int start = in.offset();
            int first = in.u32("unit length");
            if (Integer.compareUnsigned(first, RESERVED_LENGTHS) < 0) {
                return new Length(checked(in, start, Integer.toUnsignedLong(first)), Integer.BYTES);
            }
            if (first != LONG_FORMAT) {
                throw in.fail(Flaw.VALUE, start, "unit length", "found reserved 0x%x".formatted(first));
            }
            return new Length(checked(in, start, in.u64("unit length")), Long.BYTES);
        }

        private static int checked(Cursor in, int start, long length) {
            if (length < 0 || length > in.remaining()) {
                throw in.fail(
                        Flaw.LENGTH_OUT_OF_BOUNDS,
                        start,
                        "unit length",
                        "%s bytes, %d left".formatted(Long.toUnsignedString(length), in.remaining()));
            }
            return (int) length;
        }
    }

    /**
     * Reads a header.
     *
     * @param in over just the unit, behind its length
     * @param offset of the unit's length field
     * @param inTypes whether it is of {@code .debug_types}
     */
    static UnitHeader read(Cursor in, int offset, int offsetSize, boolean inTypes) {
        int start = in.offset();
        int end = start + in.remaining();
        int version = in.u16("version");
        if (version < OLDEST || version > NEWEST) {
            throw in.fail(
                    Flaw.UNKNOWN_VERSION,
                    start,
                    "version",
                    "found %d, known are %d to %d".formatted(version, OLDEST, NEWEST));
        }
        Kind kind = inTypes ? Kind.TYPE : Kind.COMPILE;
        int addressSize;
        long abbreviations;
        if (version < NEWEST) {
            abbreviations = offset(in, offsetSize, "abbreviation offset");
            addressSize = in.u8("address size");
        } else {
            int code = in.u8("unit type");
            kind = Kind.of(code)
                    .orElseThrow(
                            () -> in.fail(Flaw.VALUE, "unit type", "found 0x%x, known are 1 to 6".formatted(code)));
            addressSize = in.u8("address size");
            abbreviations = offset(in, offsetSize, "abbreviation offset");
        }
        if (addressSize != Integer.BYTES && addressSize != Long.BYTES) {
            throw in.fail(Flaw.VALUE, "address size", "found %d, known are 4 and 8".formatted(addressSize));
        }
        long id = 0;
        long typeOffset = 0;
        if (kind.isType()) {
            id = in.u64("type signature");
            typeOffset = offset(in, offsetSize, "type offset");
        } else if (kind.hasId()) {
            id = in.u64("split unit id");
        }
        return new UnitHeader(
                offset, end, in.offset(), version, offsetSize, addressSize, kind, abbreviations, id, typeOffset);
    }

    /** An offset of 4 or 8 bytes. */
    public static long offset(Cursor in, int offsetSize, String field) {
        return offsetSize == Long.BYTES ? in.u64(field) : Integer.toUnsignedLong(in.u32(field));
    }
}
