package dev.abigate.runtime.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loads and stores of an {@link ArrayMemory} for compiled code, named after the instructions.
 *
 * <p>Some take an index. The others take an address, a 32-bit one, unsigned, and an offset, 0 to 2^31 - 1: the address has to
 * be below a bound, for which no sum with the offset is negative, and below which the memory has the bytes unless the array
 * lacks them. What is beyond the bound or the array traps. Both comparisons are of a form that HotSpot moves out of loops.
 *
 * <p>None calls another one: where HotSpot inlines such a method it makes about 200 nodes, with each call in it 20 more, and
 * it inlines nothing more in a method of which it has made 18,000.
 */
public final class ArrayAccess {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ArrayAccess() {}

    public static int i32Load(int index, byte[] bytes) {
        try {
            return (int) INT.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (int) INT.get(bytes, address + offset);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load(int index, byte[] bytes) {
        try {
            return (long) LONG.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (long) LONG.get(bytes, address + offset);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static float f32Load(int index, byte[] bytes) {
        try {
            return Float.intBitsToFloat((int) INT.get(bytes, index));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static float f32Load(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return Float.intBitsToFloat((int) INT.get(bytes, address + offset));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static double f64Load(int index, byte[] bytes) {
        try {
            return Double.longBitsToDouble((long) LONG.get(bytes, index));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static double f64Load(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return Double.longBitsToDouble((long) LONG.get(bytes, address + offset));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load8S(int index, byte[] bytes) {
        try {
            return bytes[index];
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load8S(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return bytes[address + offset];
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load8U(int index, byte[] bytes) {
        try {
            return bytes[index] & 0xFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load8U(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return bytes[address + offset] & 0xFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load16S(int index, byte[] bytes) {
        try {
            return (short) SHORT.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load16S(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (short) SHORT.get(bytes, address + offset);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load16U(int index, byte[] bytes) {
        try {
            return (short) SHORT.get(bytes, index) & 0xFFFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load16U(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (short) SHORT.get(bytes, address + offset) & 0xFFFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load8S(int index, byte[] bytes) {
        try {
            return bytes[index];
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load8S(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return bytes[address + offset];
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load8U(int index, byte[] bytes) {
        try {
            return bytes[index] & 0xFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load8U(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return bytes[address + offset] & 0xFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load16S(int index, byte[] bytes) {
        try {
            return (short) SHORT.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load16S(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (short) SHORT.get(bytes, address + offset);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load16U(int index, byte[] bytes) {
        try {
            return (short) SHORT.get(bytes, index) & 0xFFFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load16U(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (short) SHORT.get(bytes, address + offset) & 0xFFFF;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load32S(int index, byte[] bytes) {
        try {
            return (int) INT.get(bytes, index);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load32S(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (int) INT.get(bytes, address + offset);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load32U(int index, byte[] bytes) {
        try {
            return (int) INT.get(bytes, index) & 0xFFFF_FFFFL;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static long i64Load32U(int address, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            return (int) INT.get(bytes, address + offset) & 0xFFFF_FFFFL;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i32Store(int index, int value, byte[] bytes) {
        try {
            INT.set(bytes, index, value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i32Store(int address, int value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            INT.set(bytes, address + offset, value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store(int index, long value, byte[] bytes) {
        try {
            LONG.set(bytes, index, value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store(int address, long value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            LONG.set(bytes, address + offset, value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void f32Store(int index, float value, byte[] bytes) {
        try {
            INT.set(bytes, index, Float.floatToRawIntBits(value));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void f32Store(int address, float value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            INT.set(bytes, address + offset, Float.floatToRawIntBits(value));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void f64Store(int index, double value, byte[] bytes) {
        try {
            LONG.set(bytes, index, Double.doubleToRawLongBits(value));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void f64Store(int address, double value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            LONG.set(bytes, address + offset, Double.doubleToRawLongBits(value));
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i32Store8(int index, int value, byte[] bytes) {
        try {
            bytes[index] = (byte) value;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i32Store8(int address, int value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            bytes[address + offset] = (byte) value;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i32Store16(int index, int value, byte[] bytes) {
        try {
            SHORT.set(bytes, index, (short) value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i32Store16(int address, int value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            SHORT.set(bytes, address + offset, (short) value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store8(int index, long value, byte[] bytes) {
        try {
            bytes[index] = (byte) value;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store8(int address, long value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            bytes[address + offset] = (byte) value;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store16(int index, long value, byte[] bytes) {
        try {
            SHORT.set(bytes, index, (short) value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store16(int address, long value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            SHORT.set(bytes, address + offset, (short) value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store32(int index, long value, byte[] bytes) {
        try {
            INT.set(bytes, index, (int) value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static void i64Store32(int address, long value, int offset, byte[] bytes, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        try {
            INT.set(bytes, address + offset, (int) value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }
}
