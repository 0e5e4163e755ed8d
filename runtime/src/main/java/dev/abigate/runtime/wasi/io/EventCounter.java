package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;

/**
 * A number that writing adds to and reading takes from, 8 bytes each; who reads waits until it is not 0.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">eventfd</a>
 */
public final class EventCounter extends OpenFile {
    private final Events events;
    private final boolean semaphore;
    private long count;

    /**
     * A counter.
     *
     * @param semaphore whether reading takes 1, and not all of it
     */
    public EventCounter(long initial, boolean semaphore, Events events) {
        super(FileType.UNKNOWN, 0);
        this.count = initial;
        this.semaphore = semaphore;
        this.events = events;
    }

    @Override
    public long rights() {
        return Rights.OF_STREAMS;
    }

    @Override
    public int read(byte[] target, int from, int most) throws ErrnoException {
        requireNumber(most);
        long[] taken = {0};
        boolean answered = events.await(
                () -> {
                    taken[0] = semaphore && count != 0 ? 1 : count;
                    count -= taken[0];
                    return taken[0] != 0;
                },
                isNonBlocking() ? 0 : Long.MAX_VALUE);
        if (!answered) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        for (int i = 0; i < Long.BYTES; i++) {
            target[from + i] = (byte) (taken[0] >>> (i * Byte.SIZE));
        }
        events.tell();
        return Long.BYTES;
    }

    @Override
    public int write(byte[] source, int from, int most) throws ErrnoException {
        requireNumber(most);
        long more = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            more = (more << Byte.SIZE) | Byte.toUnsignedLong(source[from + i]);
        }
        if (more == -1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long added = more;
        boolean answered = events.await(
                () -> {
                    boolean room = Long.compareUnsigned(added, -2 - count) <= 0;
                    count += room ? added : 0;
                    return room;
                },
                isNonBlocking() ? 0 : Long.MAX_VALUE);
        if (!answered) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        events.tell();
        return Long.BYTES;
    }

    private static void requireNumber(int bytes) throws ErrnoException {
        if (bytes < Long.BYTES) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    @Override
    public Readiness readiness(Interest interest) {
        boolean ready = interest == Interest.WRITE || count != 0;
        return ready ? Readiness.of(Long.BYTES) : Readiness.NO;
    }

    @Override
    protected void close() {}
}
