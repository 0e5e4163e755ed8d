package dev.abigate.runtime.memory;

/**
 * How values lie in a guest's memory: little-endian, as C compilers for WebAssembly with 32-bit addresses lay them out.
 *
 * @param bytes that a value takes, which is also what its address is aligned to
 * @param <T> what a value is in Java
 */
public record GuestType<T>(long bytes, Reader<T> reader, Writer<T> writer) {
    public static final GuestType<Byte> I8 = new GuestType<>(1, LinearMemory::getByte, LinearMemory::putByte);
    public static final GuestType<Integer> U8 = new GuestType<>(
            1,
            (memory, address) -> Byte.toUnsignedInt(memory.getByte(address)),
            (memory, address, value) -> memory.putByte(address, value.byteValue()));
    public static final GuestType<Short> I16 = new GuestType<>(2, LinearMemory::getShort, LinearMemory::putShort);
    public static final GuestType<Integer> U16 = new GuestType<>(
            2,
            (memory, address) -> Short.toUnsignedInt(memory.getShort(address)),
            (memory, address, value) -> memory.putShort(address, value.shortValue()));
    public static final GuestType<Integer> I32 = new GuestType<>(4, LinearMemory::getInt, LinearMemory::putInt);
    /** Also addresses and sizes. */
    public static final GuestType<Long> U32 = new GuestType<>(
            4,
            (memory, address) -> Integer.toUnsignedLong(memory.getInt(address)),
            (memory, address, value) -> memory.putInt(address, value.intValue()));

    public static final GuestType<Long> I64 = new GuestType<>(8, LinearMemory::getLong, LinearMemory::putLong);
    public static final GuestType<Float> F32 = new GuestType<>(
            4,
            (memory, address) -> Float.intBitsToFloat(memory.getInt(address)),
            (memory, address, value) -> memory.putInt(address, Float.floatToRawIntBits(value)));
    public static final GuestType<Double> F64 = new GuestType<>(
            8,
            (memory, address) -> Double.longBitsToDouble(memory.getLong(address)),
            (memory, address, value) -> memory.putLong(address, Double.doubleToRawLongBits(value)));

    /** Reads a value. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(LinearMemory memory, long address);
    }

    /** Writes a value. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(LinearMemory memory, long address, T value);
    }
}
