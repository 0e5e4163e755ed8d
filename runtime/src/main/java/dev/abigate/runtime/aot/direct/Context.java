package dev.abigate.runtime.aot.direct;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The page that the {@linkplain Stubs stubs} of a worker and whoever directs the worker share: the registers of code that
 * was left or is to be entered, and why it was left. Code can write anywhere, so that nothing in it can be trusted.
 */
final class Context {
    /** Where it is in the worker. */
    static final long ADDRESS = 0x7200_0000L;

    static final long BYTES = 0x1000;

    /** Stack pointer of the host while code runs. */
    static final int HOST_STACK = 0;

    /** Stack pointer of code while it does not run. */
    static final int GUEST_STACK = 8;

    /** Not zero while code runs. */
    static final int RUNNING = 16;

    /** The pointer of the thread that runs code to its own data, by which handlers know it. */
    static final int THREAD = 24;

    /** Why code was left: the number of a gate, or one of the following. */
    static final int STATUS = 32;

    static final int SIGNAL = 40;
    static final int FAULT_PLACE = 48;
    static final int FAULT_ADDRESS = 56;

    /** The handlers of signals that others had set, by number. */
    static final int HANDLERS = 64;

    private static final int SIGNALS = 32;
    private static final int FIRST_REGISTER = HANDLERS + SIGNALS * Long.BYTES;

    /** The function that was entered has returned. */
    static final long RETURNED = 0xffff_ffffL;

    /** A signal was raised, which only code can have caused. */
    static final long FAULT = 0xffff_fffeL;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final MemorySegment page;

    Context(MemorySegment page) {
        this.page = page;
    }

    /** Offset of a register's slot. */
    static int offset(int register) {
        return FIRST_REGISTER + register * Long.BYTES;
    }

    /** The field at an offset. */
    long get(int field) {
        return page.get(LONG, field);
    }

    void set(int field, long value) {
        page.set(LONG, field, value);
    }
}
