package dev.abigate.runtime.aot.direct;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * The page that the {@linkplain Stubs stubs} of a worker and whoever directs the worker share: a mailbox. The director writes
 * a request and then its number, the worker an answer and then the same number; each looks at the other's number for a
 * while, and then sleeps until a byte comes through its pipe.
 *
 * <p>What the director writes and what the worker writes are in different lines of the processors' caches, the fields that
 * nearly every call needs in the first of each: a short call moves one line there and one back. Code can write anywhere, so
 * that nothing in the page can be trusted.
 */
final class Context {
    /** Where it is in the worker. */
    static final long ADDRESS = 0x7200_0000L;

    /** Where the {@link CallRecords} begin, behind the page. */
    static final int RECORDS = 0x1000;

    static final int RECORD_BYTES = 0x8000;

    /** All that is shared. */
    static final long BYTES = RECORDS + RECORD_BYTES;

    /** Number of the last request. From here on what the director writes. */
    static final int REQUEST = 0;

    /** Number of the request for whose answer the director sleeps, or {@link #NONE}, which the worker puts here. */
    static final int AWAITED = 8;

    static final long NONE = -1;

    /** Where code is to begin, or 0 if it is to go on where it was left. */
    static final int ENTRY = 16;

    /** Stack pointer of code that is entered. */
    static final int ENTRY_STACK = 24;

    /** The registers of code that is entered. */
    static final int ENTRY_REGISTERS = 32;

    /** Number of the last request that was answered. From here on what the worker writes. */
    static final int ANSWER = 512;

    /** Not zero while the worker sleeps, or is about to. */
    static final int ASLEEP = ANSWER + 8;

    /** Why code was left: the number of a gate, or {@link #RETURNED} or {@link #FAULT}. */
    static final int STATUS = ANSWER + 16;

    /** Stack pointer of code that was left. */
    static final int LEFT_STACK = ANSWER + 24;

    /** The registers of code that was left. */
    static final int LEFT_REGISTERS = ANSWER + 32;

    /** Stack pointer of the host while code runs. From here on what nobody but the worker needs in a hurry. */
    static final int HOST_STACK = 1024;

    /** Not zero while code runs. */
    static final int RUNNING = HOST_STACK + 8;

    /** The pointer of the thread that runs code to its own data, by which handlers know it. */
    static final int THREAD = HOST_STACK + 16;

    static final int SIGNAL = HOST_STACK + 24;
    static final int FAULT_PLACE = HOST_STACK + 32;
    static final int FAULT_ADDRESS = HOST_STACK + 40;

    /** How many calls of {@link CallRecords} have returned since the worker began. */
    static final int RETURNED_CALLS = HOST_STACK + 48;

    /** The handlers of signals that others had set, by number. */
    static final int HANDLERS = HOST_STACK + 64;

    /** The function that was entered has returned. */
    static final long RETURNED = 0xffff_ffffL;

    /** A signal was raised, which only code can have caused. */
    static final long FAULT = 0xffff_fffeL;

    /** How often either side looks before it sleeps. One processor cannot run both at once. */
    static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 5_000 : 1;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final VarHandle FIELD = LONG.varHandle();

    private final MemorySegment page;

    Context(MemorySegment page) {
        this.page = page;
    }

    /** The field at an offset. */
    long get(int field) {
        return page.get(LONG, field);
    }

    void set(int field, long value) {
        page.set(LONG, field, value);
    }

    /** The field at an offset; what was written before it is seen, too. */
    long getVolatile(int field) {
        return (long) FIELD.getVolatile(page, (long) field);
    }

    /** Sets a field after all that was written before. */
    void setRelease(int field, long value) {
        FIELD.setRelease(page, (long) field, value);
    }

    /** Sets a field after all that was written before, and before anything is read. */
    void setVolatile(int field, long value) {
        FIELD.setVolatile(page, (long) field, value);
    }
}
