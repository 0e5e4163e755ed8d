package dev.abigate.runtime.libc;

import dev.abigate.runtime.instance.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The app heap: a part of a guest's memory that the runtime allocates from. What is free and what is used is kept outside
 * of the guest's memory, so that no guest can damage it. For use by several threads.
 */
final class AppHeap implements GuestHeap {
    private static final long ALIGNMENT = 8;

    /** Size of each free range by its address; no two of them touch. */
    private final NavigableMap<Long, Long> free = new TreeMap<>();

    private final Map<Long, Long> used = new HashMap<>();

    /** A heap of which nothing is used. */
    AppHeap(HeapRange range) {
        free.put(range.begin(), (range.end() - range.begin()) / ALIGNMENT * ALIGNMENT);
    }

    /** The address of that many bytes, at least one, at a multiple of 8; 0 where no free range is as large. */
    @Override
    public synchronized long allocate(Instance guest, long bytes) {
        long size = rounded(bytes);
        for (Map.Entry<Long, Long> range : free.entrySet()) {
            if (range.getValue() >= size) {
                long address = range.getKey();
                take(address, range.getValue(), size);
                return address;
            }
        }
        return 0;
    }

    private void take(long address, long available, long size) {
        free.remove(address);
        if (available > size) {
            free.put(address + size, available - size);
        }
        used.put(address, size);
    }

    @Override
    public synchronized OptionalLong reallocate(Instance guest, long old, long bytes) {
        long address = allocate(guest, bytes);
        if (address == 0) {
            return OptionalLong.empty();
        }
        long kept = Math.min(used.getOrDefault(old, 0L), bytes);
        if (kept > 0) {
            guest.firstMemory().copy(address, guest.firstMemory(), old, kept);
        }
        release(guest, old);
        return OptionalLong.of(address);
    }

    /** Gives back what was allocated at an address; any other address is ignored. */
    @Override
    public synchronized void release(Instance guest, long address) {
        Long size = used.remove(address);
        if (size == null) {
            return;
        }
        long begin = address;
        long end = address + size;
        Map.Entry<Long, Long> before = free.lowerEntry(begin);
        if (before != null && before.getKey() + before.getValue() == begin) {
            begin = before.getKey();
        }
        Long after = free.remove(end);
        if (after != null) {
            end += after;
        }
        free.put(begin, end - begin);
    }

    private static long rounded(long bytes) {
        return (Math.max(1, bytes) + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
