package dev.abigate.runtime.pthread;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.libc.GuestHeap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * The stacks of threads in the memory that they share. The module's own stack is divided as WAMR does it unless told
 * otherwise: a part for the first thread, at the top, and one each for four more. Stacks beyond these come from the heap.
 */
final class ThreadStacks {
    /** Of threads at a time besides the first. */
    private static final int PARTS = 4;

    /** A smaller stack is none. */
    private static final long LEAST_BYTES = 256;

    private final AuxiliaryStack whole;
    private final GuestHeap heap;
    private final long bytes;
    private final Deque<Long> free = new ArrayDeque<>();

    ThreadStacks(AuxiliaryStack whole, GuestHeap heap) {
        this.whole = whole;
        this.heap = heap;
        this.bytes = whole.part(PARTS + 1);
        if (bytes >= LEAST_BYTES) {
            for (int i = 1; i <= PARTS; i++) {
                free.add(whole.top() - i * bytes);
            }
        }
    }

    /** The address behind a stack for a thread; empty where there is no room for one. */
    synchronized OptionalLong take(Instance guest) {
        if (!free.isEmpty()) {
            return OptionalLong.of(free.pop());
        }
        long address = bytes < LEAST_BYTES ? 0 : heap.allocate(guest, bytes);
        return address == 0 ? OptionalLong.empty() : OptionalLong.of(address + bytes);
    }

    /** Takes a stack back that is used no more. */
    synchronized void give(long top) {
        free.push(top);
    }

    /** Lets a new instance begin at a stack. */
    void use(Instance guest, long top) {
        guest.global(whole.pointer()).setBits(top);
    }
}
