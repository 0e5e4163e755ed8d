package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;

/** Bytes on their way from one end to the other, at most 64 KiB of them. */
public final class Pipe {
    private static final int CAPACITY = 1 << 16;

    private final Events events;
    private final byte[] bytes = new byte[CAPACITY];
    private int first;
    private int count;
    private boolean readable = true;
    private boolean writable = true;

    /** An empty pipe of the guests that wait at {@code events}. */
    public Pipe(Events events) {
        this.events = events;
    }

    /** The end to read from. */
    public OpenFile reader() {
        return new Reader();
    }

    /** The end to write to. */
    public OpenFile writer() {
        return new Writer();
    }

    private int take(byte[] target, int from, int most) {
        int taken = Math.min(most, count);
        for (int i = 0; i < taken; i++) {
            target[from + i] = bytes[(first + i) % CAPACITY];
        }
        first = (first + taken) % CAPACITY;
        count -= taken;
        return taken;
    }

    private int put(byte[] source, int from, int most) {
        int put = Math.min(most, CAPACITY - count);
        for (int i = 0; i < put; i++) {
            bytes[(first + count + i) % CAPACITY] = source[from + i];
        }
        count += put;
        return put;
    }

    private final class Reader extends OpenFile {
        Reader() {
            super(FileType.UNKNOWN, 0);
        }

        @Override
        public long rights() {
            return Rights.OF_STREAMS & ~Rights.FD_WRITE;
        }

        @Override
        public int read(byte[] target, int from, int most) throws ErrnoException {
            int[] taken = {0};
            boolean answered = events.await(
                    () -> {
                        taken[0] = take(target, from, most);
                        return taken[0] > 0 || !writable || most == 0;
                    },
                    isNonBlocking() ? 0 : Long.MAX_VALUE);
            if (!answered) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            events.tell();
            return taken[0];
        }

        @Override
        public Readiness readiness(Interest interest) {
            return count > 0 || !writable ? new Readiness(true, count, !writable) : Readiness.NO;
        }

        @Override
        protected void close() {
            events.tell(() -> readable = false);
        }
    }

    private final class Writer extends OpenFile {
        Writer() {
            super(FileType.UNKNOWN, 0);
        }

        @Override
        public long rights() {
            return Rights.OF_STREAMS & ~Rights.FD_READ;
        }

        @Override
        public int write(byte[] source, int from, int most) throws ErrnoException {
            int[] put = {0};
            boolean answered = events.await(
                    () -> {
                        put[0] = readable ? put(source, from, most) : 0;
                        return put[0] > 0 || !readable || most == 0;
                    },
                    isNonBlocking() ? 0 : Long.MAX_VALUE);
            if (!answered) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            if (put[0] == 0 && most > 0) {
                throw new ErrnoException(Errno.EPIPE);
            }
            events.tell();
            return put[0];
        }

        @Override
        public Readiness readiness(Interest interest) {
            return count < CAPACITY || !readable ? new Readiness(true, CAPACITY - count, !readable) : Readiness.NO;
        }

        @Override
        protected void close() {
            events.tell(() -> writable = false);
        }
    }
}
