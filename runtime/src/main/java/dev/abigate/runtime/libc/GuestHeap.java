package dev.abigate.runtime.libc;

import dev.abigate.runtime.instance.Instance;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a host allocates in a guest's memory: in the heap that was inserted for it, or else with the functions {@code malloc}
 * and {@code free} that the guest exports.
 */
public sealed interface GuestHeap permits AppHeap, ExportedHeap {
    /** The heap of a guest, where one was {@link HeapRange#insertInto inserted}, or else the guest's own. */
    static GuestHeap of(Optional<HeapRange> inserted) {
        return inserted.<GuestHeap>map(AppHeap::new).orElseGet(ExportedHeap::new);
    }

    /** The address of that many bytes; 0 where there is no room. */
    long allocate(Instance guest, long bytes);

    /** The address of that many bytes that begin with what is at {@code old}, which is released; empty where it cannot be. */
    OptionalLong reallocate(Instance guest, long old, long bytes);

    /** Gives back what was allocated. */
    void release(Instance guest, long address);
}
