package dev.abigate.runtime.heap;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the bytes of the structures, arrays and exceptions that guests have, so that they cannot fill the JVM's heap.
 *
 * <p>Objects made one after the other belong to one {@linkplain Share share}, which is counted until the collector has found
 * all of them to be garbage. So a few objects that live long among many others count for more than their size. Near the
 * limit the collector is asked for once, and again only after a sixteenth of the limit was used up.
 */
public final class HeapAccount {
    /** The bytes of a share that objects have in common. */
    private static final int SHARE_BYTES = 1 << 12;

    private final long maximumBytes;
    private final ReferenceQueue<Share> garbage = new ReferenceQueue<>();
    private final Set<Lease> leases = new HashSet<>();
    private long leased;
    private long leasedSinceCollection;
    private Share share = new Share(0);

    /** What objects hold as long as they live. */
    public static final class Share {
        private final AtomicInteger room;

        private Share(int room) {
            this.room = new AtomicInteger(room);
        }
    }

    private static final class Lease extends PhantomReference<Share> {
        private final long bytes;

        Lease(Share share, long bytes, ReferenceQueue<Share> garbage) {
            super(share, garbage);
            this.bytes = bytes;
        }
    }

    /** @param maximumBytes of all objects; at most a quarter of what the JVM may have as heap */
    public HeapAccount(long maximumBytes) {
        this.maximumBytes = Math.min(maximumBytes, Runtime.getRuntime().maxMemory() / 4);
        this.leasedSinceCollection = this.maximumBytes;
    }

    /**
     * The share of a new object, which it has to hold.
     *
     * @param bytes of the object, about
     * @throws Trap where all objects would have more than the limit
     */
    public Share share(long bytes) {
        Share present = share;
        if (bytes <= SHARE_BYTES && present.room.addAndGet((int) -bytes) >= 0) {
            return present;
        }
        return bytes > SHARE_BYTES / 2 ? lease(bytes, 0) : next((int) bytes);
    }

    private synchronized Share next(int bytes) {
        if (share.room.addAndGet(-bytes) < 0) {
            share = lease(SHARE_BYTES, SHARE_BYTES - bytes);
        }
        return share;
    }

    private synchronized Share lease(long bytes, int room) {
        release();
        if (bytes > maximumBytes - leased && leasedSinceCollection >= maximumBytes / 16) {
            collect();
        }
        if (bytes > maximumBytes - leased) {
            throw new Trap(
                    TrapKind.MEMORY_LIMIT,
                    "structures, arrays and exceptions take too much memory: at most %d bytes".formatted(maximumBytes));
        }
        leased += bytes;
        leasedSinceCollection += bytes;
        var made = new Share(room);
        leases.add(new Lease(made, bytes, garbage));
        return made;
    }

    private void release() {
        for (Reference<?> next = garbage.poll(); next != null; next = garbage.poll()) {
            if (next instanceof Lease lease && leases.remove(lease)) {
                leased -= lease.bytes;
            }
        }
    }

    /**
     * Has garbage collected. The collector itself clears the references, but they come into the queue later, by a thread
     * that may have to wait for a processor: so the references are looked at, not the queue.
     */
    private void collect() {
        System.gc();
        leasedSinceCollection = 0;
        for (Iterator<Lease> all = leases.iterator(); all.hasNext(); ) {
            Lease lease = all.next();
            if (lease.refersTo(null)) {
                all.remove();
                leased -= lease.bytes;
            }
        }
    }
}
