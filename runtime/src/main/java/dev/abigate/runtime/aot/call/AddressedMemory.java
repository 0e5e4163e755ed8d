package dev.abigate.runtime.aot.call;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/**
 * What code can address, little-endian: from {@link Gate#FIRST} on the gates, from {@link #LOW_BASE} on the low memory with
 * stack, data and code, of which the end is read-only, and a window on the linear memory. Any other access is a trap.
 */
public interface AddressedMemory {
    /** Where the low memory begins: nothing is mapped before it, so that full stacks are noticed. */
    long LOW_BASE = 0x20_0000;

    /** Where the linear memory begins: a multiple of 2^32, so that the low half of a pointer is the guest's address. */
    long WINDOW_BASE = 0x10_0000_0000L;

    /** What a 32-bit address plus a 32-bit offset plus an access can span. */
    long WINDOW_BYTES = 0x2_0000_0000L + 16;

    /** Nothing is mapped so many bytes before the window: code of version 1 takes addresses for numbers with a sign. */
    long BEFORE_WINDOW = 0x8000_0000L;

    int getInt(long address);

    long getLong(long address);

    void putInt(long address, int value);

    void putLong(long address, long value);

    /** Sets {@code count} bytes, unsigned, as {@code memset} does. */
    void fill(long address, byte value, long count);

    /** Copies {@code count} bytes, unsigned, as {@code memmove} does. */
    void copy(long to, long from, long count);

    /** Whether an address is one of the window, within the linear memory or beyond its end. */
    static boolean inWindow(long address) {
        return address >= WINDOW_BASE && address < WINDOW_BASE + WINDOW_BYTES;
    }

    /** The trap of an access to what cannot be accessed. */
    static Trap fault(long address) {
        if (address >= Gate.address(Gate.MOST) && address < LOW_BASE) {
            return new Trap(TrapKind.STACK_EXHAUSTED);
        }
        return address >= WINDOW_BASE - BEFORE_WINDOW && address < WINDOW_BASE + WINDOW_BYTES
                ? new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS)
                : new Trap(TrapKind.CRASHED, "access to 0x%x, where nothing is mapped for it".formatted(address));
    }
}
