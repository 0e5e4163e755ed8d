package dev.abigate.runtime.memory;

import dev.abigate.format.wasm.type.MemoryType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * A memory outside the heap: shared ones, and those above 2 GiB. Address space is reserved ahead, and the memory grows
 * into it where it lies, so that other threads never see it move. A page costs memory when it is first written to.
 *
 * <p>A shared memory reserves all it may ever need. Another one reserves twice its size, and moves when it outgrows that.
 */
public final class NativeMemory extends LinearMemory {
    private static final long LEAST_RESERVED = 1L << 20;
    private static final long GRANULE = 1L << 12;

    private static final ValueLayout.OfShort SHORT_AT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT_AT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG_AT =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle SEGMENT = segmentHandle();

    private final long maximumBytes;
    private Arena arena;
    private MemorySegment reserved;

    /**
     * The part of {@link #reserved} in use. Read plainly, so that loops need not read it again and again; an access that
     * it has no room for looks once more, since another thread may have made the memory grow.
     */
    private MemorySegment segment;

    NativeMemory(MemoryType type, long maximumBytes) {
        super(type, maximumBytes);
        this.maximumBytes = maximumBytes;
        long size = type.limits().minimum() << type.pageSizeLog2();
        this.arena = Arena.ofShared();
        this.reserved = reserve(arena, type.shared() ? mostBytes(type, maximumBytes) : reservation(size));
        this.segment = reserved.asSlice(0, size);
    }

    private NativeMemory(MemoryType type, long maximumBytes, Arena arena, MemorySegment reserved) {
        super(type, maximumBytes);
        this.maximumBytes = maximumBytes;
        this.arena = arena;
        this.reserved = reserved;
        this.segment = reserved.asSlice(0, type.limits().minimum() << type.pageSizeLog2());
    }

    /**
     * A memory that is a file, which other processes may have mapped, too. It never moves.
     *
     * @param file of zeros, {@link #mostBytes} long
     * @param maximumBytes what the memory may grow to at most, whatever its type says
     * @throws MemoryUnavailableException where the minimum is above that
     */
    public static NativeMemory in(FileChannel file, MemoryType type, long maximumBytes) throws IOException {
        long most = mostBytes(type, maximumBytes);
        requireMinimum(type, most);
        Arena arena = Arena.ofShared();
        return new NativeMemory(type, most, arena, file.map(MapMode.READ_WRITE, 0, most, arena));
    }

    private static VarHandle segmentHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(NativeMemory.class, "segment", MemorySegment.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The bytes that a memory of a type may ever have. */
    public static long mostBytes(MemoryType type, long maximumBytes) {
        long pages = pageCount(type, Math.min(maximumBytes, addressable(type)));
        return unsignedMin(type.limits().maximum().orElse(pages), pages) << type.pageSizeLog2();
    }

    private long reservation(long size) {
        return Math.min(maximumBytes, Math.max(LEAST_RESERVED, size * 2));
    }

    /**
     * Zeroed address space without memory behind it: a private mapping of a hole in a file that is deleted at once. Where
     * that cannot be had, memory of the full size.
     */
    private static MemorySegment reserve(Arena arena, long least) {
        long size = (Math.max(least, 1) + GRANULE - 1) & -GRANULE;
        try {
            Path file = Files.createTempFile("abigate", ".memory");
            try (var channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(MapMode.PRIVATE, 0, size, arena);
            }
        } catch (IOException e) {
            return allocate(arena, size);
        }
    }

    private static MemorySegment allocate(Arena arena, long size) {
        try {
            return arena.allocate(size, Long.BYTES);
        } catch (OutOfMemoryError e) {
            arena.close();
            throw new MemoryUnavailableException("no %d bytes for a memory outside the heap".formatted(size), e);
        }
    }

    @Override
    public long byteSize() {
        return segment().byteSize();
    }

    @Override
    synchronized long growBy(long delta) {
        OptionalLong grown = grown(delta);
        if (grown.isEmpty()) {
            return -1;
        }
        long before = pages();
        long size = grown.getAsLong();
        if (size > reserved.byteSize()) {
            try {
                move(size);
            } catch (MemoryUnavailableException e) {
                return -1;
            }
        }
        SEGMENT.setVolatile(this, reserved.asSlice(0, size));
        return before;
    }

    private void move(long size) {
        Arena larger = Arena.ofShared();
        MemorySegment region = reserve(larger, reservation(size));
        MemorySegment.copy(segment, 0, region, 0, segment.byteSize());
        arena.close();
        arena = larger;
        reserved = region;
    }

    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            SEGMENT.setVolatile(this, MemorySegment.NULL);
            reserved = MemorySegment.NULL;
            arena.close();
        }
    }

    @Override
    byte loadByte(long address) {
        try {
            return segment.get(ValueLayout.JAVA_BYTE, address);
        } catch (IndexOutOfBoundsException e) {
            return latest(address, Byte.BYTES).get(ValueLayout.JAVA_BYTE, address);
        }
    }

    @Override
    short loadShort(long address) {
        try {
            return segment.get(SHORT_AT, address);
        } catch (IndexOutOfBoundsException e) {
            return latest(address, Short.BYTES).get(SHORT_AT, address);
        }
    }

    @Override
    int loadInt(long address) {
        try {
            return segment.get(INT_AT, address);
        } catch (IndexOutOfBoundsException e) {
            return latest(address, Integer.BYTES).get(INT_AT, address);
        }
    }

    @Override
    long loadLong(long address) {
        try {
            return segment.get(LONG_AT, address);
        } catch (IndexOutOfBoundsException e) {
            return latest(address, Long.BYTES).get(LONG_AT, address);
        }
    }

    @Override
    void storeByte(long address, byte value) {
        try {
            segment.set(ValueLayout.JAVA_BYTE, address, value);
        } catch (IndexOutOfBoundsException e) {
            latest(address, Byte.BYTES).set(ValueLayout.JAVA_BYTE, address, value);
        }
    }

    @Override
    void storeShort(long address, short value) {
        try {
            segment.set(SHORT_AT, address, value);
        } catch (IndexOutOfBoundsException e) {
            latest(address, Short.BYTES).set(SHORT_AT, address, value);
        }
    }

    @Override
    void storeInt(long address, int value) {
        try {
            segment.set(INT_AT, address, value);
        } catch (IndexOutOfBoundsException e) {
            latest(address, Integer.BYTES).set(INT_AT, address, value);
        }
    }

    @Override
    void storeLong(long address, long value) {
        try {
            segment.set(LONG_AT, address, value);
        } catch (IndexOutOfBoundsException e) {
            latest(address, Long.BYTES).set(LONG_AT, address, value);
        }
    }

    /** The memory as it is now, where it has {@code bytes} bytes at {@code address}. */
    private MemorySegment latest(long address, int bytes) {
        MemorySegment latest = segment();
        if (address < 0 || address > latest.byteSize() - bytes) {
            throw outOfBounds();
        }
        return latest;
    }

    @Override
    MemorySegment segment() {
        return (MemorySegment) SEGMENT.getVolatile(this);
    }

    @Override
    long getVolatile(int bytes, long address) {
        MemorySegment latest = latest(address, bytes);
        return switch (bytes) {
            case Long.BYTES -> (long) LONG.getVolatile(latest, address);
            case Integer.BYTES -> Integer.toUnsignedLong((int) INT.getVolatile(latest, address));
            default -> (wordAt(address) >>> shift(address)) & mask(bytes);
        };
    }

    @Override
    void putVolatile(int bytes, long address, long value) {
        MemorySegment latest = latest(address, bytes);
        switch (bytes) {
            case Long.BYTES -> LONG.setVolatile(latest, address, value);
            case Integer.BYTES -> INT.setVolatile(latest, address, (int) value);
            default -> {
                while (!compareAndSet(bytes, address, getVolatile(bytes, address), value)) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Override
    boolean compareAndSet(int bytes, long address, long expected, long replacement) {
        MemorySegment latest = latest(address, bytes);
        return switch (bytes) {
            case Long.BYTES -> LONG.compareAndSet(latest, address, expected, replacement);
            case Integer.BYTES -> INT.compareAndSet(latest, address, (int) expected, (int) replacement);
            default -> {
                int word = wordAt(address);
                yield INT.compareAndSet(
                        reserved,
                        word(address),
                        inserted(word, bytes, address, expected),
                        inserted(word, bytes, address, replacement));
            }
        };
    }

    /** The word that an aligned byte or pair of bytes lies in: the JVM has atomic updates of nothing smaller. */
    private static long word(long address) {
        return address & -Integer.BYTES;
    }

    private int wordAt(long address) {
        return (int) INT.getVolatile(reserved, word(address));
    }

    private static int shift(long address) {
        return (int) (address - word(address)) * Byte.SIZE;
    }

    private static long mask(int bytes) {
        return (1L << (bytes * Byte.SIZE)) - 1;
    }

    private static int inserted(int word, int bytes, long address, long value) {
        long mask = mask(bytes);
        return (int) ((word & ~(mask << shift(address))) | ((value & mask) << shift(address)));
    }
}
