package dev.abigate.runtime.aot.emulator;

import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What emulated code can address. Accesses need no alignment. */
public final class AddressSpace implements AddressedMemory {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] low;
    private final int writable;
    private final LinearMemory memory;

    /**
     * An address space.
     *
     * @param low bytes from {@link #LOW_BASE} on, at most 1 GiB; they are not copied
     * @param writable how many of these, from the first on, can be written
     */
    public AddressSpace(byte[] low, int writable, LinearMemory memory) {
        this.low = low;
        this.writable = writable;
        this.memory = memory;
    }

    /** The linear memory behind the window. */
    public LinearMemory memory() {
        return memory;
    }

    public byte getByte(long address) {
        long index = address - LOW_BASE;
        return inside(index, Byte.BYTES, low.length) ? low[(int) index] : memory.getByte(window(address));
    }

    public short getShort(long address) {
        long index = address - LOW_BASE;
        return inside(index, Short.BYTES, low.length)
                ? (short) SHORT.get(low, (int) index)
                : memory.getShort(window(address));
    }

    @Override
    public int getInt(long address) {
        long index = address - LOW_BASE;
        return inside(index, Integer.BYTES, low.length)
                ? (int) INT.get(low, (int) index)
                : memory.getInt(window(address));
    }

    @Override
    public long getLong(long address) {
        long index = address - LOW_BASE;
        return inside(index, Long.BYTES, low.length)
                ? (long) LONG.get(low, (int) index)
                : memory.getLong(window(address));
    }

    public void putByte(long address, byte value) {
        long index = address - LOW_BASE;
        if (inside(index, Byte.BYTES, writable)) {
            low[(int) index] = value;
        } else {
            memory.putByte(window(address), value);
        }
    }

    public void putShort(long address, short value) {
        long index = address - LOW_BASE;
        if (inside(index, Short.BYTES, writable)) {
            SHORT.set(low, (int) index, value);
        } else {
            memory.putShort(window(address), value);
        }
    }

    @Override
    public void putInt(long address, int value) {
        long index = address - LOW_BASE;
        if (inside(index, Integer.BYTES, writable)) {
            INT.set(low, (int) index, value);
        } else {
            memory.putInt(window(address), value);
        }
    }

    @Override
    public void putLong(long address, long value) {
        long index = address - LOW_BASE;
        if (inside(index, Long.BYTES, writable)) {
            LONG.set(low, (int) index, value);
        } else {
            memory.putLong(window(address), value);
        }
    }

    @Override
    public void fill(long address, byte value, long count) {
        if (AddressedMemory.inWindow(address)) {
            memory.fill(window(address), value, count);
            return;
        }
        int from = range(address, count, writable);
        Arrays.fill(low, from, (int) (from + count), value);
    }

    @Override
    public void copy(long to, long from, long count) {
        if (AddressedMemory.inWindow(to) && AddressedMemory.inWindow(from)) {
            memory.copy(window(to), memory, window(from), count);
        } else if (AddressedMemory.inWindow(to)) {
            memory.write(window(to), low, range(from, count, low.length), (int) count);
        } else if (AddressedMemory.inWindow(from)) {
            memory.read(window(from), low, range(to, count, writable), (int) count);
        } else {
            System.arraycopy(low, range(from, count, low.length), low, range(to, count, writable), (int) count);
        }
    }

    /**
     * Reads so many bytes at once, zero-extended.
     *
     * @throws Trap where the address is not aligned, too
     */
    public long atomicLoad(int bytes, long address) {
        return AddressedMemory.inWindow(address) ? memory.atomicLoad(bytes, window(address)) : aligned(bytes, address);
    }

    /**
     * Writes so many bytes at once if they are the low ones of what is expected; returns what they were, zero-extended.
     *
     * @throws Trap where the address is not aligned, too
     */
    public long atomicCompareExchange(int bytes, long address, long expected, long replacement) {
        if (AddressedMemory.inWindow(address)) {
            return memory.atomicCompareExchange(bytes, window(address), expected, replacement);
        }
        long old = aligned(bytes, address);
        if (old == (expected & (-1L >>> (Long.SIZE - bytes * Byte.SIZE)))) {
            switch (bytes) {
                case Byte.BYTES -> putByte(address, (byte) replacement);
                case Short.BYTES -> putShort(address, (short) replacement);
                case Integer.BYTES -> putInt(address, (int) replacement);
                default -> putLong(address, replacement);
            }
        }
        return old;
    }

    /** Low memory belongs to one thread: plain accesses are atomic. */
    private long aligned(int bytes, long address) {
        if (address % bytes != 0) {
            throw new Trap(TrapKind.UNALIGNED_ATOMIC);
        }
        return switch (bytes) {
            case Byte.BYTES -> Byte.toUnsignedLong(getByte(address));
            case Short.BYTES -> Short.toUnsignedLong(getShort(address));
            case Integer.BYTES -> Integer.toUnsignedLong(getInt(address));
            default -> getLong(address);
        };
    }

    private static boolean inside(long index, int bytes, int end) {
        return index >= 0 && index <= end - bytes;
    }

    private static int range(long address, long count, int end) {
        long index = address - LOW_BASE;
        if (index < 0 || count < 0 || count > end || index > end - count) {
            throw AddressedMemory.fault(address);
        }
        return (int) index;
    }

    /** The address in the linear memory, which itself says what lies beyond its end. */
    private static long window(long address) {
        if (!AddressedMemory.inWindow(address)) {
            throw AddressedMemory.fault(address);
        }
        return address - WINDOW_BASE;
    }
}
