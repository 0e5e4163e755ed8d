package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The guest's end of a stream of the embedder. A thread of its own reads from that stream when the guest asks for bytes, and
 * only then, so that a guest that waits can be stopped.
 */
public final class StreamInput extends OpenFile {
    private static final int CHUNK = 1 << 16;

    private final InputStream stream;
    private final Events events;
    private byte[] chunk = {};
    private int at;
    private boolean reading;
    private boolean ended;
    private boolean failed;

    /**
     * Reads from a stream of the embedder.
     *
     * @param terminal whether a person types
     */
    public StreamInput(InputStream stream, boolean terminal, Events events) {
        super(terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN, 0);
        this.stream = stream;
        this.events = events;
    }

    @Override
    public long rights() {
        return Rights.OF_STREAMS & ~Rights.FD_WRITE;
    }

    @Override
    public int read(byte[] target, int from, int count) throws ErrnoException {
        if (count == 0) {
            return 0;
        }
        watch(Interest.READ);
        int[] taken = {0};
        boolean answered = events.await(
                () -> {
                    taken[0] = Math.min(count, chunk.length - at);
                    System.arraycopy(chunk, at, target, from, taken[0]);
                    at += taken[0];
                    return taken[0] > 0 || ended || failed;
                },
                isNonBlocking() ? 0 : Long.MAX_VALUE);
        if (!answered) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        if (taken[0] == 0 && failed) {
            throw new ErrnoException(Errno.EIO);
        }
        return taken[0];
    }

    @Override
    public Readiness readiness(Interest interest) {
        if (at < chunk.length) {
            return Readiness.of(chunk.length - at);
        }
        return ended || failed ? new Readiness(true, 0, ended) : Readiness.NO;
    }

    @Override
    public void watch(Interest interest) {
        events.tell(() -> {
            if (at == chunk.length && !reading && !ended && !failed) {
                reading = true;
                Thread.ofPlatform().daemon().name("abigate input").start(this::fetch);
            }
        });
    }

    private void fetch() {
        var buffer = new byte[CHUNK];
        int read;
        boolean broken = false;
        try {
            read = stream.read(buffer);
        } catch (IOException _) {
            read = -1;
            broken = true;
        }
        int count = read;
        boolean error = broken;
        events.tell(() -> {
            reading = false;
            failed = error;
            ended = count < 0 && !error;
            chunk = Arrays.copyOf(buffer, Math.max(0, count));
            at = 0;
        });
    }

    /** The stream is the embedder's. */
    @Override
    protected void close() {}
}
