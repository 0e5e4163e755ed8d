package dev.abigate.runtime.memory;

import dev.abigate.format.wasm.type.MemoryType;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.CallSite;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A memory in an array. Growing copies it.
 *
 * <p>The array has exactly the memory's size: that way the array's own bounds are those of the memory, which the JVM checks
 * best. But that of an <i>elastic</i> memory is larger by a fraction from the time when it has grown a few times, so that a
 * guest that grows page by page has each byte copied but a few times; it takes a second comparison.
 */
public final class ArrayMemory extends LinearMemory {
    /** Arrays end a few bytes below 2 GiB; this is the last multiple of a page before that. */
    static final long MAX_BYTES = (1L << 31) - (1L << 16);

    /** No {@link #limit} is below this. */
    static final int LEAST_LIMIT = 1 << 16;

    /** How often the array is replaced by one of exactly the size. */
    private static final int EXACT_GROWTHS = 4;

    /** What may be copied to grow memories that are not elastic: of such memories guests do not ask for more. */
    private static final long MOST_COPIED = 1L << 36;

    private final boolean elastic;
    private byte[] bytes;
    private int size;
    private int growths;
    private long copied;
    private @Nullable MemoryConstants constants;

    ArrayMemory(MemoryType type, long maximumBytes, boolean elastic) {
        super(type, Math.min(maximumBytes, MAX_BYTES));
        this.elastic = elastic;
        size = Math.toIntExact(type.limits().minimum() << type.pageSizeLog2());
        try {
            bytes = new byte[size];
        } catch (OutOfMemoryError e) {
            throw new MemoryUnavailableException("no %d bytes for a memory on the heap".formatted(size), e);
        }
    }

    /** Whether the array may be larger than the memory. */
    public boolean isElastic() {
        return elastic;
    }

    /** The memory's bytes until it grows, perhaps with zeros behind them: to be asked for again after each call that may. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Below this are the addresses in {@link #bytes} that are the memory's, together with the array's own bounds: the size in
     * bytes, but at least 2^16, which is exact since an array that is larger than its memory is larger than that.
     */
    public int limit() {
        return Math.max(size, LEAST_LIMIT);
    }

    /** A call site that returns {@link #bytes}: a constant to the code that it is in, until the memory has grown some times. */
    public CallSite bytesAsConstant() {
        return constants().bytes();
    }

    /** A call site that returns {@link #limit}, as {@link #bytesAsConstant}. */
    public CallSite limitAsConstant() {
        return constants().limit();
    }

    private MemoryConstants constants() {
        MemoryConstants made = constants;
        if (made == null) {
            made = new MemoryConstants(this);
            constants = made;
        }
        return made;
    }

    private void changeConstants() {
        if (constants != null) {
            constants.change();
        }
    }

    @Override
    public long byteSize() {
        return size;
    }

    @Override
    long growBy(long delta) {
        OptionalLong grown = grown(delta);
        if (grown.isEmpty()) {
            return -1;
        }
        long before = pages();
        int newSize = Math.toIntExact(grown.getAsLong());
        if (newSize > bytes.length && !extend(newSize)) {
            return -1;
        }
        if (newSize != size) {
            size = newSize;
            changeConstants();
        }
        return before;
    }

    private boolean extend(int newSize) {
        if (copied > MOST_COPIED) {
            return false;
        }
        growths++;
        boolean exact = !elastic || growths <= EXACT_GROWTHS || newSize < LEAST_LIMIT;
        int capacity = exact ? newSize : (int) Math.min(newSize + newSize / 2L, maximumBytes());
        return replace(capacity) || (capacity > newSize && replace(newSize));
    }

    private boolean replace(int capacity) {
        try {
            bytes = Arrays.copyOf(bytes, capacity);
            copied += size;
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    @Override
    public void close() {
        bytes = new byte[0];
        size = 0;
        changeConstants();
    }

    @Override
    byte loadByte(long address) {
        return (byte) ArrayAccess.i32Load8S(index(address, Byte.BYTES), bytes);
    }

    @Override
    short loadShort(long address) {
        return (short) ArrayAccess.i32Load16S(index(address, Short.BYTES), bytes);
    }

    @Override
    int loadInt(long address) {
        return ArrayAccess.i32Load(index(address, Integer.BYTES), bytes);
    }

    @Override
    long loadLong(long address) {
        return ArrayAccess.i64Load(index(address, Long.BYTES), bytes);
    }

    @Override
    void storeByte(long address, byte value) {
        ArrayAccess.i32Store8(index(address, Byte.BYTES), value, bytes);
    }

    @Override
    void storeShort(long address, short value) {
        ArrayAccess.i32Store16(index(address, Short.BYTES), value, bytes);
    }

    @Override
    void storeInt(long address, int value) {
        ArrayAccess.i32Store(index(address, Integer.BYTES), value, bytes);
    }

    @Override
    void storeLong(long address, long value) {
        ArrayAccess.i64Store(index(address, Long.BYTES), value, bytes);
    }

    /** An index into the array, or one that is outside every array. */
    private int index(long address, int count) {
        return address <= size - count ? (int) Math.max(address, -1) : -1;
    }

    @Override
    MemorySegment segment() {
        return MemorySegment.ofArray(bytes).asSlice(0, size);
    }

    @Override
    long getVolatile(int size, long address) {
        return switch (size) {
            case Byte.BYTES -> Byte.toUnsignedLong(loadByte(address));
            case Short.BYTES -> Short.toUnsignedLong(loadShort(address));
            case Integer.BYTES -> Integer.toUnsignedLong(loadInt(address));
            default -> loadLong(address);
        };
    }

    @Override
    void putVolatile(int size, long address, long value) {
        switch (size) {
            case Byte.BYTES -> storeByte(address, (byte) value);
            case Short.BYTES -> storeShort(address, (short) value);
            case Integer.BYTES -> storeInt(address, (int) value);
            default -> storeLong(address, value);
        }
    }

    /** One thread at a time uses this memory, so that nothing comes between reading and writing. */
    @Override
    boolean compareAndSet(int size, long address, long expected, long replacement) {
        putVolatile(size, address, replacement);
        return true;
    }
}
