package dev.abigate.runtime.memory;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory: zeroed bytes, little-endian, that can grow by pages.
 *
 * <p>Addresses are effective ones, unsigned: what lies beyond the memory ends in {@link
 * TrapKind#OUT_OF_BOUNDS_MEMORY_ACCESS}, and changes nothing. Plain accesses need no alignment. Unless the memory is
 * shared, one thread at a time may use it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#memory-instances">Memory instances</a>
 */
public abstract sealed class LinearMemory implements AutoCloseable permits ArrayMemory, NativeMemory {
    private static final long GIB = 1L << 30;

    private final MemoryType declared;
    private final long maximumPages;
    private final Waiters waiters = new Waiters();
    private @Nullable MemoryObserver observer;

    /** A memory that may grow to {@code maximumBytes}, if its type allows. */
    LinearMemory(MemoryType declared, long maximumBytes) {
        this.declared = declared;
        this.maximumPages = unsignedMin(
                pageCount(declared, maximumBytes), declared.limits().maximum().orElse(-1));
    }

    /** A memory that is not expected to grow, as {@link #allocate(MemoryType, long, boolean)}. */
    public static LinearMemory allocate(MemoryType type, long maximumBytes) {
        return allocate(type, maximumBytes, false);
    }

    /**
     * A memory of {@code type}, at its minimum size.
     *
     * @param maximumBytes what the memory may grow to at most, whatever its type says
     * @param elastic whether it is expected to grow, perhaps page by page
     * @throws MemoryUnavailableException where the minimum is above that, or the machine has no such memory
     */
    public static LinearMemory allocate(MemoryType type, long maximumBytes, boolean elastic) {
        Limits limits = type.limits();
        long most = Math.min(maximumBytes, addressable(type));
        requireMinimum(type, most);
        long mostPages = pageCount(type, most);
        long wanted = Math.max(
                limits.minimum() << type.pageSizeLog2(),
                unsignedMin(limits.maximum().orElse(0), mostPages) << type.pageSizeLog2());
        boolean large = wanted > ArrayMemory.MAX_BYTES
                || (limits.addressType() == AddressType.I64 && limits.maximum().isEmpty());
        return type.shared() || large ? new NativeMemory(type, most) : new ArrayMemory(type, most, elastic);
    }

    static void requireMinimum(MemoryType type, long most) {
        if (Long.compareUnsigned(type.limits().minimum(), pageCount(type, most)) > 0) {
            throw new MemoryUnavailableException("memory of at least %s pages of %d bytes, at most %d bytes allowed"
                    .formatted(Long.toUnsignedString(type.limits().minimum()), 1L << type.pageSizeLog2(), most));
        }
    }

    /** The bytes that addresses of a memory's type reach. */
    static long addressable(MemoryType type) {
        return type.limits().addressType() == AddressType.I32 ? 4 * GIB : Long.MAX_VALUE;
    }

    static long pageCount(MemoryType type, long bytes) {
        return bytes >>> type.pageSizeLog2();
    }

    static long unsignedMin(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    /** The type now: the declared one with the present size as minimum. */
    public final MemoryType type() {
        Limits limits = declared.limits();
        return new MemoryType(
                new Limits(limits.addressType(), pages(), limits.maximum()),
                declared.shared(),
                declared.pageSizeLog2());
    }

    public final boolean isShared() {
        return declared.shared();
    }

    /** The size in pages. */
    public final long pages() {
        return byteSize() >>> declared.pageSizeLog2();
    }

    /** The size in bytes. */
    public abstract long byteSize();

    /**
     * Grows by {@code delta} pages, unsigned.
     *
     * @return the size in pages before, or -1 where the memory stays as it was
     */
    public final long grow(long delta) {
        long before = growBy(delta);
        MemoryObserver present = observer;
        if (present != null) {
            present.grown(this, delta, before);
        }
        return before;
    }

    abstract long growBy(long delta);

    /** Lets someone see what hosts do to this memory, and how it grows; null lets nobody. */
    public final void observe(@Nullable MemoryObserver newObserver) {
        observer = newObserver;
    }

    /** The size in bytes after growing by {@code delta} pages, or nothing where that is too large. */
    final OptionalLong grown(long delta) {
        long pages = pages();
        return Long.compareUnsigned(delta, maximumPages - pages) <= 0
                ? OptionalLong.of((pages + delta) << declared.pageSizeLog2())
                : OptionalLong.empty();
    }

    /** What the memory may grow to. */
    final long maximumBytes() {
        return maximumPages << declared.pageSizeLog2();
    }

    /** Gives the bytes back at once: the memory is empty from here on. */
    @Override
    public abstract void close();

    public final byte getByte(long address) {
        byte value = loadByte(address);
        seen(address, Byte.BYTES);
        return value;
    }

    public final short getShort(long address) {
        short value = loadShort(address);
        seen(address, Short.BYTES);
        return value;
    }

    public final int getInt(long address) {
        int value = loadInt(address);
        seen(address, Integer.BYTES);
        return value;
    }

    public final long getLong(long address) {
        long value = loadLong(address);
        seen(address, Long.BYTES);
        return value;
    }

    public final void putByte(long address, byte value) {
        storeByte(address, value);
        written(address, Byte.BYTES);
    }

    public final void putShort(long address, short value) {
        storeShort(address, value);
        written(address, Short.BYTES);
    }

    public final void putInt(long address, int value) {
        storeInt(address, value);
        written(address, Integer.BYTES);
    }

    public final void putLong(long address, long value) {
        storeLong(address, value);
        written(address, Long.BYTES);
    }

    /** As {@link #getByte}, for guests, whose loads and stores nobody observes; so are those that follow. */
    abstract byte loadByte(long address);

    abstract short loadShort(long address);

    abstract int loadInt(long address);

    abstract long loadLong(long address);

    abstract void storeByte(long address, byte value);

    abstract void storeShort(long address, short value);

    abstract void storeInt(long address, int value);

    abstract void storeLong(long address, long value);

    /** Sets {@code count} bytes from {@code address} on. */
    public final void fill(long address, byte value, long count) {
        checkRange(address, count);
        segment().asSlice(address, count).fill(value);
        written(address, count);
    }

    /** Copies {@code count} bytes of {@code source}, which may be this memory, to {@code address}. */
    public final void copy(long address, LinearMemory source, long from, long count) {
        source.checkRange(from, count);
        checkRange(address, count);
        source.seen(from, count);
        MemorySegment.copy(source.segment(), from, segment(), address, count);
        written(address, count);
    }

    /** Copies {@code count} bytes of {@code source} from {@code from} on to {@code address}. */
    public final void write(long address, ByteString source, long from, long count) {
        if (from < 0 || count < 0 || from > source.length() - count) {
            throw outOfBounds();
        }
        write(address, source.slice((int) from, (int) count).toArray(), 0, (int) count);
    }

    /** Copies {@code count} bytes of {@code source} from {@code from} on to {@code address}. */
    public final void write(long address, byte[] source, int from, int count) {
        checkRange(address, count);
        MemorySegment.copy(MemorySegment.ofArray(source), from, segment(), address, count);
        written(address, count);
    }

    /** Copies {@code count} bytes from {@code address} on to {@code target}, from {@code to} on. */
    public final void read(long address, byte[] target, int to, int count) {
        checkRange(address, count);
        MemorySegment.copy(segment(), address, MemorySegment.ofArray(target), to, count);
        seen(address, count);
    }

    /** A copy of {@code count} bytes from {@code address} on. */
    public final ByteString read(long address, int count) {
        checkRange(address, count);
        var bytes = ByteString.wrap(segment().asSlice(address, count).toArray(ValueLayout.JAVA_BYTE));
        seen(address, count);
        return bytes;
    }

    /** A digest of {@code count} bytes from {@code address} on: two checksums, which differ where one bit does. */
    public final long digest(long address, int count) {
        checkRange(address, count);
        ByteBuffer bytes = segment().asSlice(address, count).asByteBuffer();
        var upper = new CRC32C();
        upper.update(bytes.duplicate());
        var lower = new CRC32();
        lower.update(bytes);
        return upper.getValue() << Integer.SIZE | lower.getValue();
    }

    private void seen(long address, long count) {
        MemoryObserver present = observer;
        if (present != null) {
            present.read(this, address, count);
        }
    }

    private void written(long address, long count) {
        MemoryObserver present = observer;
        if (present != null) {
            present.written(this, address, count);
        }
    }

    /** The number in {@code bytes} aligned bytes, zero-extended, sequentially consistent. */
    public final long atomicLoad(int bytes, long address) {
        checkAligned(bytes, address);
        return getVolatile(bytes, address);
    }

    /** Sets {@code bytes} aligned bytes to the low bytes of {@code value}, sequentially consistent. */
    public final void atomicStore(int bytes, long address, long value) {
        checkAligned(bytes, address);
        putVolatile(bytes, address, value);
    }

    /** Replaces the number in {@code bytes} aligned bytes in one step, and returns the old one, zero-extended. */
    public final long atomicUpdate(AtomicUpdate update, int bytes, long address, long operand) {
        checkAligned(bytes, address);
        while (true) {
            long old = getVolatile(bytes, address);
            if (compareAndSet(bytes, address, old, update.apply(old, operand))) {
                return old;
            }
        }
    }

    /**
     * Replaces the number in {@code bytes} aligned bytes if it is the one in the low bytes of {@code expected}, in one step.
     *
     * @return the old number, zero-extended
     */
    public final long atomicCompareExchange(int bytes, long address, long expected, long replacement) {
        checkAligned(bytes, address);
        long wrapped = expected & (-1L >>> (Long.SIZE - bytes * Byte.SIZE));
        while (true) {
            long old = getVolatile(bytes, address);
            if (old != wrapped || compareAndSet(bytes, address, old, replacement)) {
                return old;
            }
        }
    }

    /**
     * Waits until {@link #atomicNotify} is called for {@code address}, if the number there is {@code expected}.
     *
     * @param bytes of the number: 4 or 8
     * @param expected zero-extended
     * @param nanoseconds to wait at most; for ever if negative
     * @param stopped asked before waiting, and again whenever {@link #endWaits} was called: true ends the wait
     * @return 0 when notified, 1 if the number is another one, 2 when the time was over or the wait was ended
     */
    public final int atomicWait(int bytes, long address, long expected, long nanoseconds, BooleanSupplier stopped) {
        checkAligned(bytes, address);
        if (!isShared()) {
            throw new Trap(TrapKind.EXPECTED_SHARED_MEMORY);
        }
        return waiters.await(address, () -> getVolatile(bytes, address) == expected, nanoseconds, stopped);
    }

    /** Wakes up to {@code count} threads, unsigned, that wait at an address, those first that have waited longest. */
    public final int atomicNotify(long address, int count) {
        checkAligned(Integer.BYTES, address);
        checkRange(address, Integer.BYTES);
        return waiters.wake(address, count);
    }

    /** Makes all waiting threads ask whether they shall stop. */
    public final void endWaits() {
        waiters.wakeAll();
    }

    /** All bytes of the memory. */
    abstract MemorySegment segment();

    abstract long getVolatile(int bytes, long address);

    abstract void putVolatile(int bytes, long address, long value);

    /** Both numbers are cut to the size. */
    abstract boolean compareAndSet(int bytes, long address, long expected, long replacement);

    private static void checkAligned(int bytes, long address) {
        if ((address & (bytes - 1)) != 0) {
            throw new Trap(TrapKind.UNALIGNED_ATOMIC);
        }
    }

    private void checkRange(long address, long count) {
        long size = byteSize();
        if (address < 0 || count < 0 || count > size || address > size - count) {
            throw outOfBounds();
        }
    }

    /** The trap of an access that is not all inside. */
    public static Trap outOfBounds() {
        return new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
}
