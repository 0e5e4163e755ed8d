package dev.abigate.runtime.replay;

import java.util.List;

/**
 * Where one argument of a host call lets the host write: one piece of memory after the other.
 *
 * @param addresses whether what is written there are addresses
 */
record Area(List<Piece> pieces, boolean addresses) {
    Area {
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece of memory.
     *
     * @param size in bytes; {@link Long#MAX_VALUE} where the host alone knows it
     */
    record Piece(long address, long size) {}

    /** One piece. */
    static Area of(long address, long size, boolean addresses) {
        return new Area(List.of(new Piece(address, size)), addresses);
    }

    /** How many bytes fit, at most {@link Long#MAX_VALUE}. */
    long size() {
        long size = 0;
        for (Piece piece : pieces) {
            size = piece.size() > Long.MAX_VALUE - size ? Long.MAX_VALUE : size + piece.size();
        }
        return size;
    }

    /** How far from its beginning an address is, or -1 where it is outside. */
    long offset(long address) {
        long before = 0;
        for (Piece piece : pieces) {
            if (address >= piece.address() && address - piece.address() < piece.size()) {
                return before + address - piece.address();
            }
            before += piece.size();
        }
        return -1;
    }

    /** The piece from an offset to its end, or an empty one behind the last. */
    Piece from(long offset) {
        long before = 0;
        for (Piece piece : pieces) {
            long within = offset - before;
            if (within < piece.size()) {
                return new Piece(piece.address() + within, piece.size() - within);
            }
            before += piece.size();
        }
        return new Piece(0, 0);
    }
}
