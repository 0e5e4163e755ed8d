package dev.abigate.runtime.wasi.net;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Events;
import dev.abigate.runtime.wasi.io.Interest;
import dev.abigate.runtime.wasi.io.OpenFile;
import dev.abigate.runtime.wasi.io.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A socket that is connected. */
public final class OpenSocket extends OpenFile {
    private final SocketChannel channel;
    private final Events events;
    private final SocketReadiness readiness;

    /** What was looked at and not taken. */
    private byte[] peeked = {};

    /**
     * Takes over a socket that is connected, and closes it.
     *
     * @param flags of the type fdflags
     */
    public OpenSocket(SocketChannel channel, int flags, Events events) throws ErrnoException {
        super(FileType.SOCKET_STREAM, flags);
        this.channel = channel;
        this.events = events;
        try {
            this.readiness = new SocketReadiness(channel, events);
        } catch (IOException e) {
            throw SocketFailure.of(e);
        }
    }

    @Override
    public long rights() {
        return Rights.OF_SOCKETS & ~Rights.SOCK_ACCEPT;
    }

    public SocketChannel channel() {
        return channel;
    }

    @Override
    public synchronized int read(byte[] target, int from, int count) throws ErrnoException {
        if (peeked.length == 0) {
            return receive(target, from, count);
        }
        int taken = Math.min(count, peeked.length);
        System.arraycopy(peeked, 0, target, from, taken);
        peeked = Arrays.copyOfRange(peeked, taken, peeked.length);
        return taken;
    }

    /** Reads what the next {@link #read} will read again. */
    public synchronized int peek(byte[] target, int count) throws ErrnoException {
        if (peeked.length == 0) {
            int received = receive(target, 0, count);
            peeked = Arrays.copyOf(target, received);
            return received;
        }
        int seen = Math.min(count, peeked.length);
        System.arraycopy(peeked, 0, target, 0, seen);
        return seen;
    }

    private int receive(byte[] target, int from, int count) throws ErrnoException {
        var buffer = ByteBuffer.wrap(target, from, count);
        while (true) {
            try {
                int received = channel.read(buffer);
                readiness.clear(SelectionKey.OP_READ);
                if (received != 0 || count == 0) {
                    return Math.max(0, received);
                }
            } catch (IOException e) {
                throw SocketFailure.of(e);
            }
            waitFor(SelectionKey.OP_READ);
        }
    }

    @Override
    public int write(byte[] source, int from, int count) throws ErrnoException {
        var buffer = ByteBuffer.wrap(source, from, count);
        while (true) {
            try {
                int sent = channel.write(buffer);
                readiness.clear(SelectionKey.OP_WRITE);
                if (sent != 0 || count == 0) {
                    return sent;
                }
            } catch (IOException e) {
                throw SocketFailure.of(e);
            }
            waitFor(SelectionKey.OP_WRITE);
        }
    }

    private void waitFor(int operation) throws ErrnoException {
        if (isNonBlocking()) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        readiness.watch(operation);
        events.await(() -> readiness.isReady(operation));
    }

    /** Ends one direction, or both. */
    public void shutdown(boolean reading, boolean writing) throws ErrnoException {
        try {
            if (reading) {
                channel.shutdownInput();
            }
            if (writing) {
                channel.shutdownOutput();
            }
        } catch (IOException e) {
            throw SocketFailure.of(e);
        }
    }

    @Override
    public Readiness readiness(Interest interest) {
        int operation = interest == Interest.READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
        return readiness.isReady(operation) || (interest == Interest.READ && peeked.length > 0)
                ? Readiness.of(Math.max(1, peeked.length))
                : Readiness.NO;
    }

    @Override
    public void watch(Interest interest) {
        readiness.watch(interest == Interest.READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
    }

    @Override
    protected void close() {
        readiness.close();
        try {
            channel.close();
        } catch (IOException _) {
            return;
        }
    }
}
