package dev.abigate.runtime.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Loads and stores of an {@link ArrayMemory} for compiled code, named after the instructions: at an index, where those that
 * no array has trap.
 *
 * <p>None calls another one: where HotSpot inlines such a method it makes about 200 nodes, with each call in it 20 more, and
 * it inlines nothing more in a method of which it has made 18,000.
 */
public final class ArrayAccess {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ArrayAccess() {}

    /**
     * The sum of a 32-bit address, unsigned, and an offset. The address has to be below a bound, for which the sum is no
     * negative number, else the access traps. The comparison is of the form that HotSpot moves out of loops, as is the
     * array's own.
     */
    public static int index(int address, int offset, int bound) {
        if (Integer.compareUnsigned(address, bound) >= 0) {
            throw LinearMemory.outOfBounds();
        }
        return address + offset;
    }

    /**
     * As {@link #index}, for a bound that is a constant: of the sum HotSpot then knows that it is inside of an array that is one, too.
     * The last address below the bound is apart, since HotSpot takes the bound itself for a possible result of {@code checkIndex}.
     */
    public static int indexWithin(int address, int offset, int bound) {
        int last = bound - 1;
        try {
            if (Integer.compareUnsigned(address, last) >= 0 && address == last && last >= 0) {
                return last + offset;
            }
            return Objects.checkIndex(address, last) + offset;
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }

    public static int i32Load(int index, byte[] bytes) {
        try {
            return (int) INT.get(bytes, index);
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

    public static float f32Load(int index, byte[] bytes) {
        try {
            return Float.intBitsToFloat((int) INT.get(bytes, index));
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

    public static int i32Load8S(int index, byte[] bytes) {
        try {
            return bytes[index];
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

    public static int i32Load16S(int index, byte[] bytes) {
        try {
            return (short) SHORT.get(bytes, index);
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

    public static long i64Load8S(int index, byte[] bytes) {
        try {
            return bytes[index];
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

    public static long i64Load16S(int index, byte[] bytes) {
        try {
            return (short) SHORT.get(bytes, index);
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

    public static long i64Load32S(int index, byte[] bytes) {
        try {
            return (int) INT.get(bytes, index);
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

    public static void i32Store(int index, int value, byte[] bytes) {
        try {
            INT.set(bytes, index, value);
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

    public static void f32Store(int index, float value, byte[] bytes) {
        try {
            INT.set(bytes, index, Float.floatToRawIntBits(value));
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

    public static void i32Store8(int index, int value, byte[] bytes) {
        try {
            bytes[index] = (byte) value;
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

    public static void i64Store8(int index, long value, byte[] bytes) {
        try {
            bytes[index] = (byte) value;
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

    public static void i64Store32(int index, long value, byte[] bytes) {
        try {
            INT.set(bytes, index, (int) value);
        } catch (IndexOutOfBoundsException e) {
            throw LinearMemory.outOfBounds();
        }
    }
}
