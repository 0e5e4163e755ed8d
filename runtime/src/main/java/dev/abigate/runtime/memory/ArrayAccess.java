package dev.abigate.runtime.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Loads and stores of an {@link ArrayMemory} for compiled code, named after the instructions.
 *
 * <p>An address is a 32-bit one, unsigned; an offset is 0 to 2^31 - 1. Both stay numbers of 32 bits, and are checked as an
 * index is, against the {@linkplain ArrayMemory#limit limit} and the array: this is the form whose checks HotSpot moves out
 * of loops. Where the array is exactly the memory, the limit is {@link #NO_LIMIT}, which tells but that no address is
 * negative. The sum of two such numbers wraps to a negative index at worst, which no array has.
 */
public final class ArrayAccess {
    /** The limit of a memory whose array has its size. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ArrayAccess() {}

    public static int i32Load(int address, int offset, byte[] bytes, int limit) {
        return getInt(bytes, index(address, offset, Integer.BYTES, limit));
    }

    public static long i64Load(int address, int offset, byte[] bytes, int limit) {
        return getLong(bytes, index(address, offset, Long.BYTES, limit));
    }

    public static float f32Load(int address, int offset, byte[] bytes, int limit) {
        return Float.intBitsToFloat(getInt(bytes, index(address, offset, Integer.BYTES, limit)));
    }

    public static double f64Load(int address, int offset, byte[] bytes, int limit) {
        return Double.longBitsToDouble(getLong(bytes, index(address, offset, Long.BYTES, limit)));
    }

    public static int i32Load8S(int address, int offset, byte[] bytes, int limit) {
        return getByte(bytes, index(address, offset, Byte.BYTES, limit));
    }

    public static int i32Load8U(int address, int offset, byte[] bytes, int limit) {
        return Byte.toUnsignedInt(getByte(bytes, index(address, offset, Byte.BYTES, limit)));
    }

    public static int i32Load16S(int address, int offset, byte[] bytes, int limit) {
        return getShort(bytes, index(address, offset, Short.BYTES, limit));
    }

    public static int i32Load16U(int address, int offset, byte[] bytes, int limit) {
        return Short.toUnsignedInt(getShort(bytes, index(address, offset, Short.BYTES, limit)));
    }

    public static long i64Load8S(int address, int offset, byte[] bytes, int limit) {
        return getByte(bytes, index(address, offset, Byte.BYTES, limit));
    }

    public static long i64Load8U(int address, int offset, byte[] bytes, int limit) {
        return Byte.toUnsignedLong(getByte(bytes, index(address, offset, Byte.BYTES, limit)));
    }

    public static long i64Load16S(int address, int offset, byte[] bytes, int limit) {
        return getShort(bytes, index(address, offset, Short.BYTES, limit));
    }

    public static long i64Load16U(int address, int offset, byte[] bytes, int limit) {
        return Short.toUnsignedLong(getShort(bytes, index(address, offset, Short.BYTES, limit)));
    }

    public static long i64Load32S(int address, int offset, byte[] bytes, int limit) {
        return getInt(bytes, index(address, offset, Integer.BYTES, limit));
    }

    public static long i64Load32U(int address, int offset, byte[] bytes, int limit) {
        return Integer.toUnsignedLong(getInt(bytes, index(address, offset, Integer.BYTES, limit)));
    }

    public static void i32Store(int address, int value, int offset, byte[] bytes, int limit) {
        putInt(bytes, index(address, offset, Integer.BYTES, limit), value);
    }

    public static void i64Store(int address, long value, int offset, byte[] bytes, int limit) {
        putLong(bytes, index(address, offset, Long.BYTES, limit), value);
    }

    public static void f32Store(int address, float value, int offset, byte[] bytes, int limit) {
        putInt(bytes, index(address, offset, Integer.BYTES, limit), Float.floatToRawIntBits(value));
    }

    public static void f64Store(int address, double value, int offset, byte[] bytes, int limit) {
        putLong(bytes, index(address, offset, Long.BYTES, limit), Double.doubleToRawLongBits(value));
    }

    public static void i32Store8(int address, int value, int offset, byte[] bytes, int limit) {
        putByte(bytes, index(address, offset, Byte.BYTES, limit), (byte) value);
    }

    public static void i32Store16(int address, int value, int offset, byte[] bytes, int limit) {
        putShort(bytes, index(address, offset, Short.BYTES, limit), (short) value);
    }

    public static void i64Store8(int address, long value, int offset, byte[] bytes, int limit) {
        putByte(bytes, index(address, offset, Byte.BYTES, limit), (byte) value);
    }

    public static void i64Store16(int address, long value, int offset, byte[] bytes, int limit) {
        putShort(bytes, index(address, offset, Short.BYTES, limit), (short) value);
    }

    public static void i64Store32(int address, long value, int offset, byte[] bytes, int limit) {
        putInt(bytes, index(address, offset, Integer.BYTES, limit), (int) value);
    }

    /**
     * The index of the first of {@code size} bytes. An offset that is small beside every limit needs one comparison, and the
     * limit less a constant is known to be positive.
     */
    private static int index(int address, int offset, int size, int limit) {
        try {
            return offset <= ArrayMemory.LEAST_LIMIT - size
                    ? Objects.checkIndex(address, limit - offset - (size - 1)) + offset
                    : Objects.checkIndex(Objects.checkIndex(address, Integer.MAX_VALUE) + offset, limit - (size - 1));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static byte getByte(byte[] bytes, int index) {
        try {
            return bytes[index];
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static void putByte(byte[] bytes, int index, byte value) {
        try {
            bytes[index] = value;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static short getShort(byte[] bytes, int index) {
        try {
            return (short) SHORT.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static void putShort(byte[] bytes, int index, short value) {
        try {
            SHORT.set(bytes, index, value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static int getInt(byte[] bytes, int index) {
        try {
            return (int) INT.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static void putInt(byte[] bytes, int index, int value) {
        try {
            INT.set(bytes, index, value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static long getLong(byte[] bytes, int index) {
        try {
            return (long) LONG.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    static void putLong(byte[] bytes, int index, long value) {
        try {
            LONG.set(bytes, index, value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }
}
