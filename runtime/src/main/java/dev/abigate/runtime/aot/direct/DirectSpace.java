package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.memory.LinearMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** What code in a worker can address, as this process sees it, which shares it. */
final class DirectSpace implements AddressedMemory {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment low;
    private final long writable;
    private final LinearMemory memory;

    /**
     * The memory of a worker.
     *
     * @param low from {@link AddressedMemory#LOW_BASE} on
     * @param writable how many bytes of it, from the first on, can be written
     */
    DirectSpace(MemorySegment low, long writable, LinearMemory memory) {
        this.low = low;
        this.writable = writable;
        this.memory = memory;
    }

    @Override
    public int getInt(long address) {
        return AddressedMemory.inWindow(address)
                ? memory.getInt(address - WINDOW_BASE)
                : low.get(INT, readable(address, Integer.BYTES));
    }

    @Override
    public long getLong(long address) {
        return AddressedMemory.inWindow(address)
                ? memory.getLong(address - WINDOW_BASE)
                : low.get(LONG, readable(address, Long.BYTES));
    }

    @Override
    public void putInt(long address, int value) {
        if (AddressedMemory.inWindow(address)) {
            memory.putInt(address - WINDOW_BASE, value);
        } else {
            low.set(INT, writable(address, Integer.BYTES), value);
        }
    }

    @Override
    public void putLong(long address, long value) {
        if (AddressedMemory.inWindow(address)) {
            memory.putLong(address - WINDOW_BASE, value);
        } else {
            low.set(LONG, writable(address, Long.BYTES), value);
        }
    }

    @Override
    public void fill(long address, byte value, long count) {
        if (AddressedMemory.inWindow(address)) {
            memory.fill(address - WINDOW_BASE, value, count);
        } else {
            low.asSlice(writable(address, count), count).fill(value);
        }
    }

    @Override
    public void copy(long to, long from, long count) {
        if (AddressedMemory.inWindow(to) && AddressedMemory.inWindow(from)) {
            memory.copy(to - WINDOW_BASE, memory, from - WINDOW_BASE, count);
        } else if (AddressedMemory.inWindow(to)) {
            byte[] bytes = low.asSlice(readable(from, count), count).toArray(ValueLayout.JAVA_BYTE);
            memory.write(to - WINDOW_BASE, bytes, 0, bytes.length);
        } else if (AddressedMemory.inWindow(from)) {
            long offset = writable(to, count);
            byte[] bytes = new byte[(int) count];
            memory.read(from - WINDOW_BASE, bytes, 0, bytes.length);
            MemorySegment.copy(bytes, 0, low, ValueLayout.JAVA_BYTE, offset, bytes.length);
        } else {
            MemorySegment.copy(low, readable(from, count), low, writable(to, count), count);
        }
    }

    private long readable(long address, long bytes) {
        return inside(address, bytes, low.byteSize());
    }

    private long writable(long address, long bytes) {
        return inside(address, bytes, writable);
    }

    private static long inside(long address, long bytes, long end) {
        long offset = address - LOW_BASE;
        if (offset < 0 || bytes < 0 || offset > end - bytes) {
            throw AddressedMemory.fault(address);
        }
        return offset;
    }
}
