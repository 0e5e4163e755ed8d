package dev.abigate.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearMemoryTest {
    private static final int PAGE = 1 << 16;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    static Stream<LinearMemory> memories() {
        return Stream.of(
                LinearMemory.allocate(type(AddressType.I32, 1, 3, false), NO_LIMIT),
                LinearMemory.allocate(type(AddressType.I32, 1, 3, true), NO_LIMIT),
                LinearMemory.allocate(type(AddressType.I64, 1, 3, false), NO_LIMIT),
                LinearMemory.allocate(
                        new MemoryType(new Limits(AddressType.I64, 1, OptionalLong.empty()), false, 16), 3 * PAGE));
    }

    private static MemoryType type(AddressType addressType, long minimum, long maximum, boolean shared) {
        return new MemoryType(new Limits(addressType, minimum, OptionalLong.of(maximum)), shared, 16);
    }

    private static LinearMemory shared() {
        return LinearMemory.allocate(type(AddressType.I32, 1, 3, true), NO_LIMIT);
    }

    @ParameterizedTest
    @MethodSource("memories")
    void numbersAreLittleEndianAndNeedNoAlignment(LinearMemory memory) {
        try (memory) {
            memory.putLong(3, 0x0102_0304_0506_0708L);
            assertEquals(0x08, memory.getByte(3));
            assertEquals(0x0607, memory.getShort(4));
            assertEquals(0x0203_0405, memory.getInt(6));
            memory.putShort(5, (short) 0xFFFE);
            memory.putByte(4, (byte) 0x80);
            memory.putInt(7, 0x7FFF_FFFF);
            assertEquals(0x7FFF_FFFF_FFFE_8008L, memory.getLong(3));
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void whatLiesOutsideTrapsAndChangesNothing(LinearMemory memory) {
        try (memory) {
            memory.putLong(PAGE - 8, -1);
            for (long address : new long[] {PAGE, PAGE - 3, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, -4}) {
                assertOutOfBounds(() -> memory.getInt(address));
                assertOutOfBounds(() -> memory.putInt(address, 0));
                assertOutOfBounds(() -> memory.getLong(address));
                assertOutOfBounds(() -> memory.putLong(address, 0));
                assertOutOfBounds(() -> memory.fill(address, (byte) 0, 8));
                assertOutOfBounds(() -> memory.copy(address, memory, 0, 8));
                assertOutOfBounds(() -> memory.copy(0, memory, address, 8));
                assertOutOfBounds(() -> memory.write(address, ByteString.of(0, 0, 0, 0), 0, 4));
            }
            assertOutOfBounds(() -> memory.getByte(PAGE));
            assertOutOfBounds(() -> memory.getShort(PAGE - 1));
            assertOutOfBounds(() -> memory.write(0, ByteString.of(1, 2), 1, 2));
            assertEquals(-1, memory.getLong(PAGE - 8));
            memory.fill(PAGE, (byte) 1, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void growingKeepsTheBytesAndAddsZeros(LinearMemory memory) {
        try (memory) {
            memory.putInt(PAGE - 4, 7);
            assertEquals(1, memory.grow(0));
            assertEquals(1, memory.grow(1));
            assertEquals(2, memory.pages());
            assertEquals(7, memory.getInt(PAGE - 4));
            assertEquals(0, memory.getLong(2 * PAGE - 8));
            assertEquals(-1, memory.grow(2));
            assertEquals(-1, memory.grow(-1));
            assertEquals(2, memory.grow(1));
            assertEquals(-1, memory.grow(1));
            assertEquals(3L * PAGE, memory.byteSize());
            assertEquals(3, memory.type().limits().minimum());
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void copiesMayOverlap(LinearMemory memory) {
        try (memory) {
            memory.write(0, ByteString.of(9, 1, 2, 3, 4, 5), 1, 5);
            memory.copy(2, memory, 0, 5);
            assertEquals(ByteString.of(1, 2, 1, 2, 3, 4, 5), memory.read(0, 7));
            memory.copy(0, memory, 2, 5);
            assertEquals(ByteString.of(1, 2, 3, 4, 5, 4, 5), memory.read(0, 7));
            memory.fill(1, (byte) 0xAA, 3);
            assertEquals(ByteString.of(1, 0xAA, 0xAA, 0xAA, 5), memory.read(0, 5));
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void aClosedMemoryIsEmpty(LinearMemory memory) {
        memory.close();
        memory.close();
        assertEquals(0, memory.byteSize());
        assertOutOfBounds(() -> memory.getByte(0));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void atomicUpdatesTouchTheirBytesOnly(LinearMemory memory) {
        try (memory) {
            memory.putLong(8, 0x1111_1111_1111_1111L);
            assertEquals(0x11, memory.atomicUpdate(AtomicUpdate.ADD, 1, 9, 0xFFF0));
            assertEquals(0x1111, memory.atomicUpdate(AtomicUpdate.SUB, 2, 10, 0x1112));
            assertEquals(0x1111_1111L, memory.atomicUpdate(AtomicUpdate.XCHG, 4, 12, 0xABCD_EF01L));
            assertEquals(0xABCD_EF01_FFFF_0111L, memory.atomicLoad(8, 8));
            assertEquals(0x01, memory.atomicCompareExchange(1, 9, 1, 0x7F));
            assertEquals(0x7F, memory.atomicCompareExchange(1, 9, 1, 0));
            assertEquals(0x7F, memory.atomicCompareExchange(1, 9, 0x1234_567FL, 0x3E));
            assertEquals(0x3E, memory.atomicCompareExchange(1, 9, -0xC2, 0x7F));
            assertEquals(0xFFFF, memory.atomicUpdate(AtomicUpdate.AND, 2, 10, 0x0F0F));
            assertEquals(0x0F0F, memory.atomicUpdate(AtomicUpdate.XOR, 2, 10, 0xFFFF));
            assertEquals(0xF0F0, memory.atomicUpdate(AtomicUpdate.OR, 2, 10, 1));
            memory.atomicStore(1, 8, 0x1FF);
            assertEquals(0xABCD_EF01_F0F1_7FFFL, memory.getLong(8));
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void atomicAccessesMustBeAlignedAndInside(LinearMemory memory) {
        try (memory) {
            assertTrap(TrapKind.UNALIGNED_ATOMIC, () -> memory.atomicLoad(4, 2));
            assertTrap(TrapKind.UNALIGNED_ATOMIC, () -> memory.atomicNotify(1, 1));
            assertOutOfBounds(() -> memory.atomicLoad(8, PAGE));
            assertOutOfBounds(() -> memory.atomicUpdate(AtomicUpdate.ADD, 1, PAGE, 1));
            assertOutOfBounds(() -> memory.atomicNotify(PAGE, 1));
            assertEquals(0, memory.atomicNotify(0, -1));
        }
    }

    @Test
    void aMemoryThatIsNotSharedCannotBeWaitedFor() {
        try (var memory = LinearMemory.allocate(type(AddressType.I32, 1, 1, false), NO_LIMIT)) {
            assertTrap(TrapKind.EXPECTED_SHARED_MEMORY, () -> memory.atomicWait(4, 0, 0, 0, () -> false));
        }
    }

    @Test
    void concurrentUpdatesOfNeighboursAreAllCounted() {
        try (LinearMemory memory = shared()) {
            int rounds = 20_000;
            var threads = new ArrayList<CompletableFuture<Void>>();
            for (int bytes : List.of(1, 2, 4)) {
                for (int thread = 0; thread < 2; thread++) {
                    threads.add(CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < rounds; i++) {
                            memory.atomicUpdate(AtomicUpdate.ADD, bytes, bytes, 1);
                        }
                    }));
                }
            }
            threads.forEach(CompletableFuture::join);
            int sum = 2 * rounds;
            assertEquals(sum & 0xFF, memory.atomicLoad(1, 1));
            assertEquals(sum, memory.atomicLoad(2, 2));
            assertEquals(sum, memory.atomicLoad(4, 4));
        }
    }

    @Test
    void otherThreadsSeeASharedMemoryGrow() {
        try (LinearMemory memory = shared()) {
            CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
                while (memory.atomicLoad(4, 0) == 0) {
                    Thread.onSpinWait();
                }
                return memory.getLong(2 * PAGE - 8);
            });
            memory.grow(1);
            memory.putLong(2 * PAGE - 8, 42);
            memory.atomicStore(4, 0, 1);
            assertEquals(42, reader.join());
        }
    }

    @Test
    void waitersAreWokenInTheirOrderOrLeaveAfterTheirTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (LinearMemory memory = shared()) {
                assertEquals(1, memory.atomicWait(4, 0, 1, -1, () -> false));
                assertEquals(2, memory.atomicWait(8, 0, 0, 1_000, () -> false));
                CompletableFuture<Integer> waiting =
                        CompletableFuture.supplyAsync(() -> memory.atomicWait(4, 8, 0, -1, () -> false));
                while (memory.atomicNotify(8, 1) == 0) {
                    Thread.onSpinWait();
                }
                assertEquals(0, waiting.join());
                assertEquals(0, memory.atomicNotify(8, 1));
            }
        });
    }

    @Test
    void aWaitCanBeEnded() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (LinearMemory memory = shared()) {
                var stopped = new AtomicBoolean();
                CompletableFuture<Integer> waiting =
                        CompletableFuture.supplyAsync(() -> memory.atomicWait(4, 0, 0, -1, stopped::get));
                stopped.set(true);
                memory.endWaits();
                assertEquals(2, waiting.join());
            }
        });
    }

    @Test
    void theBackEndFollowsFromTheType() {
        try (var plain = LinearMemory.allocate(
                        new MemoryType(new Limits(AddressType.I32, 0, OptionalLong.empty()), false, 16), NO_LIMIT);
                var large = LinearMemory.allocate(type(AddressType.I32, 0, 65_536, false), NO_LIMIT);
                var limited = LinearMemory.allocate(type(AddressType.I32, 0, 65_536, false), 1 << 30)) {
            assertInstanceOf(ArrayMemory.class, plain);
            assertInstanceOf(NativeMemory.class, large);
            assertInstanceOf(ArrayMemory.class, limited);
            assertEquals(-1, limited.grow((1 << 14) + 1));
        }
    }

    @Test
    void aLargeMemoryReachesBeyondFourGibibytes() {
        var type = new MemoryType(new Limits(AddressType.I64, 1 << 17, OptionalLong.empty()), false, 16);
        try (var memory = LinearMemory.allocate(type, NO_LIMIT)) {
            long last = (1L << 33) - 8;
            memory.putLong(last, 5);
            assertEquals(5, memory.getLong(last));
            assertEquals(0, memory.getLong(last & 0xFFFF_FFFFL));
        }
    }

    @Test
    void pagesMayBeSingleBytes() {
        var type = new MemoryType(new Limits(AddressType.I32, 5, OptionalLong.of(7)), true, 0);
        try (var memory = LinearMemory.allocate(type, NO_LIMIT)) {
            assertEquals(5, memory.grow(1));
            assertEquals(0, memory.atomicUpdate(AtomicUpdate.ADD, 1, 5, 3));
            assertEquals(3, memory.getByte(5));
            assertOutOfBounds(() -> memory.getShort(5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void growingPageByPageCopiesEachByteAFewTimes(int pageSizeLog2) {
        var type = new MemoryType(new Limits(AddressType.I32, 0, OptionalLong.empty()), false, pageSizeLog2);
        long size = (1L << 10) << pageSizeLog2;
        var memory = assertInstanceOf(ArrayMemory.class, LinearMemory.allocate(type, size, true));
        long copied = 0;
        byte[] bytes = memory.bytes();
        while (memory.grow(1) >= 0) {
            assertEquals(0, memory.getByte(memory.byteSize() - 1));
            assertOutOfBounds(() -> memory.getByte(memory.byteSize()));
            if (memory.bytes().length != bytes.length) {
                copied += bytes.length;
                bytes = memory.bytes();
            }
        }
        assertEquals(size, memory.byteSize());
        long small = 1L << (31 - pageSizeLog2);
        assertTrue(copied <= 4 * size + small, "copied " + copied);
        assertTrue(bytes.length <= size, "capacity " + bytes.length);
    }

    @Test
    void aThousandSmallMemoriesFit() {
        var memories = new ArrayList<LinearMemory>();
        try {
            for (int i = 0; i < 1_000; i++) {
                LinearMemory memory = LinearMemory.allocate(type(AddressType.I32, 2, 65_536, true), NO_LIMIT);
                memories.add(memory);
                memory.putInt(0, i);
            }
            assertEquals(999, memories.getLast().getInt(0));
        } finally {
            memories.forEach(LinearMemory::close);
        }
    }

    @Test
    void aMinimumAboveTheLimitIsRefused() {
        var refused = assertThrows(
                MemoryUnavailableException.class,
                () -> LinearMemory.allocate(type(AddressType.I32, 3, 3, false), 2 * PAGE));
        assertEquals("memory of at least 3 pages of 65536 bytes, at most 131072 bytes allowed", refused.getMessage());
    }

    private static void assertOutOfBounds(Executable access) {
        assertTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, access);
    }

    private static void assertTrap(TrapKind kind, Executable access) {
        assertEquals(kind, assertThrows(Trap.class, access).kind());
    }
}
