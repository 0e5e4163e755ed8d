package dev.abigate.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable run of bytes: a whole file, or a slice of one that shares its memory.
 *
 * <p>Multi-byte values are little-endian, as both file formats have them, and need no alignment. Positions count from
 * the first byte of this run; every access outside {@code 0..length} is an {@link IndexOutOfBoundsException}.
 */
public final class ByteString {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** No bytes. */
    public static final ByteString EMPTY = new ByteString(new byte[0], 0, 0);

    private final byte[] array;
    private final int start;
    private final int length;

    private ByteString(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.length = length;
    }

    /** The bytes of {@code array}, which is not copied: its owner hands it over and must not write to it any more. */
    public static ByteString wrap(byte[] array) {
        return new ByteString(array, 0, array.length);
    }

    /** The given byte values, each taken modulo 256. */
    public static ByteString of(int... values) {
        var array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return wrap(array);
    }

    /** The UTF-8 form of {@code text}. */
    public static ByteString utf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether no bit is set: true of no bytes, too. */
    public boolean isZero() {
        for (int i = start; i < start + length; i++) {
            if (array[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The byte at {@code index}, sign-extended. */
    public byte at(int index) {
        return array[start + Objects.checkIndex(index, length)];
    }

    public short shortAt(int index) {
        return (short) SHORT.get(array, start + Objects.checkFromIndexSize(index, Short.BYTES, length));
    }

    public int intAt(int index) {
        return (int) INT.get(array, start + Objects.checkFromIndexSize(index, Integer.BYTES, length));
    }

    public long longAt(int index) {
        return (long) LONG.get(array, start + Objects.checkFromIndexSize(index, Long.BYTES, length));
    }

    /** The index of the first byte that is zero, of those from {@code from} to before {@code to}; {@code to} if none is. */
    public int indexOfZero(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        int at = from;
        while (at + Long.BYTES <= to) {
            long bytes = (long) LONG.get(array, start + at);
            // The lowest bit that this leaves set is in the first zero byte.
            long zeros = (bytes - 0x0101010101010101L) & ~bytes & 0x8080808080808080L;
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && array[start + at] != 0) {
            at++;
        }
        return at;
    }

    /** The bytes {@code from} to {@code from + size}, sharing this run's memory. */
    public ByteString slice(int from, int size) {
        return new ByteString(array, start + Objects.checkFromIndexSize(from, size, length), size);
    }

    /** These bytes with others behind them, in memory of their own. */
    public ByteString followedBy(ByteString other) {
        byte[] both = Arrays.copyOfRange(array, start, start + length + other.length);
        other.copyTo(both, length);
        return wrap(both);
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, start, start + length);
    }

    /** Copies all bytes to {@code target}, from its index {@code at} on. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, start, target, at, length);
    }

    /** Feeds the bytes to a digest. */
    public void updateDigest(MessageDigest digest) {
        digest.update(array, start, length);
    }

    /** The digest SHA-256 of the bytes. */
    public ByteString sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            updateDigest(digest);
            return wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether all bytes are below 128: true of no bytes, too. */
    private boolean isAscii() {
        int at = start;
        int end = start + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            if (((long) LONG.get(array, at) & 0x8080808080808080L) != 0) {
                return false;
            }
        }
        while (at < end && array[at] >= 0) {
            at++;
        }
        return at == end;
    }

    /** The bytes read as UTF-8; what is malformed becomes U+FFFD. */
    public String utf8() {
        return new String(array, start, length, isAscii() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** The bytes read as UTF-8; empty where they are malformed. */
    public Optional<String> strictUtf8() {
        if (isAscii()) {
            return Optional.of(new String(array, start, length, StandardCharsets.ISO_8859_1));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(array, start, length))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** The first index at which this run and {@code other} differ, or -1 where they are equal. */
    public int mismatch(ByteString other) {
        return Arrays.mismatch(array, start, start + length, other.array, other.start, other.start + other.length);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ByteString other && mismatch(other) == -1;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /**
     * A hash of 64 bits: bytes that differ by accident have different ones, for all that matters. The same in every run,
     * and of no use against somebody who looks for collisions.
     */
    public long hash64() {
        long hash = length * 0x9E3779B97F4A7C15L;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = mix(hash ^ longAt(at));
        }
        long rest = 0;
        for (; at < length; at++) {
            rest = (rest << Byte.SIZE) | (at(at) & 0xff);
        }
        return mix(hash ^ rest);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 32)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 29)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 32);
    }

    /** The bytes in hexadecimal, cut after 32 of them. */
    @Override
    public String toString() {
        String hex = HexFormat.of().formatHex(array, start, start + Math.min(length, 32));
        return length <= 32 ? hex : hex + "… (" + length + " bytes)";
    }
}
