package dev.abigate.runtime.memory;

/**
 * Loads and stores of any memory, named after the instructions. Address and offset are unsigned 64-bit numbers; those of a
 * memory with 32-bit addresses are zero-extended.
 */
public final class MemoryAccess {
    private MemoryAccess() {}

    public static int i32Load(long address, long offset, LinearMemory memory) {
        return memory.loadInt(effective(address, offset));
    }

    public static long i64Load(long address, long offset, LinearMemory memory) {
        return memory.loadLong(effective(address, offset));
    }

    public static float f32Load(long address, long offset, LinearMemory memory) {
        return Float.intBitsToFloat(memory.loadInt(effective(address, offset)));
    }

    public static double f64Load(long address, long offset, LinearMemory memory) {
        return Double.longBitsToDouble(memory.loadLong(effective(address, offset)));
    }

    public static int i32Load8S(long address, long offset, LinearMemory memory) {
        return memory.loadByte(effective(address, offset));
    }

    public static int i32Load8U(long address, long offset, LinearMemory memory) {
        return Byte.toUnsignedInt(memory.loadByte(effective(address, offset)));
    }

    public static int i32Load16S(long address, long offset, LinearMemory memory) {
        return memory.loadShort(effective(address, offset));
    }

    public static int i32Load16U(long address, long offset, LinearMemory memory) {
        return Short.toUnsignedInt(memory.loadShort(effective(address, offset)));
    }

    public static long i64Load8S(long address, long offset, LinearMemory memory) {
        return memory.loadByte(effective(address, offset));
    }

    public static long i64Load8U(long address, long offset, LinearMemory memory) {
        return Byte.toUnsignedLong(memory.loadByte(effective(address, offset)));
    }

    public static long i64Load16S(long address, long offset, LinearMemory memory) {
        return memory.loadShort(effective(address, offset));
    }

    public static long i64Load16U(long address, long offset, LinearMemory memory) {
        return Short.toUnsignedLong(memory.loadShort(effective(address, offset)));
    }

    public static long i64Load32S(long address, long offset, LinearMemory memory) {
        return memory.loadInt(effective(address, offset));
    }

    public static long i64Load32U(long address, long offset, LinearMemory memory) {
        return Integer.toUnsignedLong(memory.loadInt(effective(address, offset)));
    }

    public static void i32Store(long address, int value, long offset, LinearMemory memory) {
        memory.storeInt(effective(address, offset), value);
    }

    public static void i64Store(long address, long value, long offset, LinearMemory memory) {
        memory.storeLong(effective(address, offset), value);
    }

    public static void f32Store(long address, float value, long offset, LinearMemory memory) {
        memory.storeInt(effective(address, offset), Float.floatToRawIntBits(value));
    }

    public static void f64Store(long address, double value, long offset, LinearMemory memory) {
        memory.storeLong(effective(address, offset), Double.doubleToRawLongBits(value));
    }

    public static void i32Store8(long address, int value, long offset, LinearMemory memory) {
        memory.storeByte(effective(address, offset), (byte) value);
    }

    public static void i32Store16(long address, int value, long offset, LinearMemory memory) {
        memory.storeShort(effective(address, offset), (short) value);
    }

    public static void i64Store8(long address, long value, long offset, LinearMemory memory) {
        memory.storeByte(effective(address, offset), (byte) value);
    }

    public static void i64Store16(long address, long value, long offset, LinearMemory memory) {
        memory.storeShort(effective(address, offset), (short) value);
    }

    public static void i64Store32(long address, long value, long offset, LinearMemory memory) {
        memory.storeInt(effective(address, offset), (int) value);
    }

    /** The sum, or a negative number where it is 2^63 or more: no memory is as large. */
    public static long effective(long address, long offset) {
        return (address | offset) < 0 ? -1 : address + offset;
    }
}
