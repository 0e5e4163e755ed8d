package dev.abigate.runtime.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loads and stores of an {@link ArrayMemory} for compiled code, named after the instructions.
 *
 * <p>An address is a 32-bit one, unsigned; an offset is 0 to 2^31 - 1. Both stay numbers of 32 bits, and the only bounds
 * check is that of the array: this is the form whose checks HotSpot moves out of loops. The sum of two such numbers that
 * are not negative wraps to a negative index at worst, which no array has.
 */
public final class ArrayAccess {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ArrayAccess() {}

    public static int i32Load(int address, int offset, byte[] bytes) {
        return getInt(bytes, index(address, offset));
    }

    public static long i64Load(int address, int offset, byte[] bytes) {
        return getLong(bytes, index(address, offset));
    }

    public static float f32Load(int address, int offset, byte[] bytes) {
        return Float.intBitsToFloat(getInt(bytes, index(address, offset)));
    }

    public static double f64Load(int address, int offset, byte[] bytes) {
        return Double.longBitsToDouble(getLong(bytes, index(address, offset)));
    }

    public static int i32Load8S(int address, int offset, byte[] bytes) {
        return getByte(bytes, index(address, offset));
    }

    public static int i32Load8U(int address, int offset, byte[] bytes) {
        return Byte.toUnsignedInt(getByte(bytes, index(address, offset)));
    }

    public static int i32Load16S(int address, int offset, byte[] bytes) {
        return getShort(bytes, index(address, offset));
    }

    public static int i32Load16U(int address, int offset, byte[] bytes) {
        return Short.toUnsignedInt(getShort(bytes, index(address, offset)));
    }

    public static long i64Load8S(int address, int offset, byte[] bytes) {
        return getByte(bytes, index(address, offset));
    }

    public static long i64Load8U(int address, int offset, byte[] bytes) {
        return Byte.toUnsignedLong(getByte(bytes, index(address, offset)));
    }

    public static long i64Load16S(int address, int offset, byte[] bytes) {
        return getShort(bytes, index(address, offset));
    }

    public static long i64Load16U(int address, int offset, byte[] bytes) {
        return Short.toUnsignedLong(getShort(bytes, index(address, offset)));
    }

    public static long i64Load32S(int address, int offset, byte[] bytes) {
        return getInt(bytes, index(address, offset));
    }

    public static long i64Load32U(int address, int offset, byte[] bytes) {
        return Integer.toUnsignedLong(getInt(bytes, index(address, offset)));
    }

    public static void i32Store(int address, int value, int offset, byte[] bytes) {
        putInt(bytes, index(address, offset), value);
    }

    public static void i64Store(int address, long value, int offset, byte[] bytes) {
        putLong(bytes, index(address, offset), value);
    }

    public static void f32Store(int address, float value, int offset, byte[] bytes) {
        putInt(bytes, index(address, offset), Float.floatToRawIntBits(value));
    }

    public static void f64Store(int address, double value, int offset, byte[] bytes) {
        putLong(bytes, index(address, offset), Double.doubleToRawLongBits(value));
    }

    public static void i32Store8(int address, int value, int offset, byte[] bytes) {
        putByte(bytes, index(address, offset), (byte) value);
    }

    public static void i32Store16(int address, int value, int offset, byte[] bytes) {
        putShort(bytes, index(address, offset), (short) value);
    }

    public static void i64Store8(int address, long value, int offset, byte[] bytes) {
        putByte(bytes, index(address, offset), (byte) value);
    }

    public static void i64Store16(int address, long value, int offset, byte[] bytes) {
        putShort(bytes, index(address, offset), (short) value);
    }

    public static void i64Store32(int address, long value, int offset, byte[] bytes) {
        putInt(bytes, index(address, offset), (int) value);
    }

    private static int index(int address, int offset) {
        if (address < 0) {
            throw LinearMemory.outOfBounds();
        }
        return address + offset;
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
