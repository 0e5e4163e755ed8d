package dev.abigate.runtime.memory;

import dev.abigate.format.wasm.type.MemoryType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A memory in an array of exactly its size: that way the array's own bounds are those of the memory, which the JVM checks
 * best. Growing copies it.
 */
public final class ArrayMemory extends LinearMemory {
    /** Arrays end a few bytes below 2 GiB; this is the last multiple of a page before that. */
    static final long MAX_BYTES = (1L << 31) - (1L << 16);

    private byte[] bytes;

    ArrayMemory(MemoryType type, long maximumBytes) {
        super(type, Math.min(maximumBytes, MAX_BYTES));
        long size = type.limits().minimum() << type.pageSizeLog2();
        try {
            bytes = new byte[Math.toIntExact(size)];
        } catch (OutOfMemoryError e) {
            throw new MemoryUnavailableException("no %d bytes for a memory on the heap".formatted(size), e);
        }
    }

    /** The memory's bytes until it grows: to be asked for again after each call that may lead to that. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public long byteSize() {
        return bytes.length;
    }

    @Override
    public long grow(long delta) {
        OptionalLong grown = grown(delta);
        if (grown.isEmpty()) {
            return -1;
        }
        long before = pages();
        if (delta != 0) {
            try {
                bytes = Arrays.copyOf(bytes, Math.toIntExact(grown.getAsLong()));
            } catch (OutOfMemoryError e) {
                return -1;
            }
        }
        return before;
    }

    @Override
    public void close() {
        bytes = new byte[0];
    }

    @Override
    public byte getByte(long address) {
        return ArrayAccess.getByte(bytes, index(address));
    }

    @Override
    public short getShort(long address) {
        return ArrayAccess.getShort(bytes, index(address));
    }

    @Override
    public int getInt(long address) {
        return ArrayAccess.getInt(bytes, index(address));
    }

    @Override
    public long getLong(long address) {
        return ArrayAccess.getLong(bytes, index(address));
    }

    @Override
    public void putByte(long address, byte value) {
        ArrayAccess.putByte(bytes, index(address), value);
    }

    @Override
    public void putShort(long address, short value) {
        ArrayAccess.putShort(bytes, index(address), value);
    }

    @Override
    public void putInt(long address, int value) {
        ArrayAccess.putInt(bytes, index(address), value);
    }

    @Override
    public void putLong(long address, long value) {
        ArrayAccess.putLong(bytes, index(address), value);
    }

    /** An index into the array, or one that is outside every array. */
    private static int index(long address) {
        return (int) address == address ? (int) address : -1;
    }

    @Override
    MemorySegment segment() {
        return MemorySegment.ofArray(bytes);
    }

    @Override
    long getVolatile(int size, long address) {
        return switch (size) {
            case Byte.BYTES -> Byte.toUnsignedLong(getByte(address));
            case Short.BYTES -> Short.toUnsignedLong(getShort(address));
            case Integer.BYTES -> Integer.toUnsignedLong(getInt(address));
            default -> getLong(address);
        };
    }

    @Override
    void putVolatile(int size, long address, long value) {
        switch (size) {
            case Byte.BYTES -> putByte(address, (byte) value);
            case Short.BYTES -> putShort(address, (short) value);
            case Integer.BYTES -> putInt(address, (int) value);
            default -> putLong(address, value);
        }
    }

    /** One thread at a time uses this memory, so that nothing comes between reading and writing. */
    @Override
    boolean compareAndSet(int size, long address, long expected, long replacement) {
        putVolatile(size, address, replacement);
        return true;
    }
}
