package dev.abigate.runtime.wasi.net;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Events;
import dev.abigate.runtime.wasi.io.OpenFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;

/** A socket of whatever kind. */
public abstract sealed class NetworkSocket extends OpenFile permits OpenSocket, OpenListener, OpenDatagramSocket {
    private final NetworkChannel channel;
    private final Events events;
    private final SocketReadiness readiness;
    private volatile long receiveTimeout = Long.MAX_VALUE;
    private volatile long sendTimeout = Long.MAX_VALUE;

    /** Does something with a channel. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException;
    }

    /** Takes over a channel, and closes it. */
    <C extends SelectableChannel & NetworkChannel> NetworkSocket(FileType type, int flags, C channel, Events events)
            throws ErrnoException {
        super(type, flags);
        this.channel = channel;
        this.events = events;
        try {
            this.readiness = new SocketReadiness(channel, events);
        } catch (IOException e) {
            throw SocketFailure.of(e);
        }
    }

    final Events events() {
        return events;
    }

    final SocketReadiness readiness() {
        return readiness;
    }

    /** Does something, with failures as guests know them. */
    static <T> T attempt(Attempt<T> attempt) throws ErrnoException {
        try {
            return attempt.run();
        } catch (IOException e) {
            throw SocketFailure.of(e);
        } catch (UnsupportedOperationException _) {
            throw new ErrnoException(Errno.ENOPROTOOPT);
        } catch (RuntimeException e) {
            throw SocketFailure.ofMisuse(e);
        }
    }

    /**
     * Waits until an operation of a {@link java.nio.channels.SelectionKey} is possible.
     *
     * @throws ErrnoException with EAGAIN where the guest does not want to wait, or has waited as long as it wants to
     */
    final void await(int operation, long nanoseconds) throws ErrnoException {
        if (isNonBlocking()) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        readiness.watch(operation);
        if (!events.await(() -> readiness.isReady(operation), nanoseconds)) {
            throw new ErrnoException(Errno.EAGAIN);
        }
    }

    /** The address that it is bound to; any, with the port 0, where it is to none. */
    public final InetSocketAddress localAddress() throws ErrnoException {
        return attempt(channel::getLocalAddress) instanceof InetSocketAddress address
                ? address
                : new InetSocketAddress(0);
    }

    /**
     * The address that it is connected to.
     *
     * @throws ErrnoException with ENOTCONN where it is to none
     */
    public InetSocketAddress remoteAddress() throws ErrnoException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    public final <T> T option(SocketOption<T> option) throws ErrnoException {
        return attempt(() -> channel.getOption(option));
    }

    public final <T> void setOption(SocketOption<T> option, T value) throws ErrnoException {
        attempt(() -> channel.setOption(option, value));
    }

    /** How long it waits for something to read, in nanoseconds. */
    public final long receiveTimeout() {
        return receiveTimeout;
    }

    public final void setReceiveTimeout(long nanoseconds) {
        receiveTimeout = nanoseconds;
    }

    /** How long it waits to write, in nanoseconds. */
    public final long sendTimeout() {
        return sendTimeout;
    }

    public final void setSendTimeout(long nanoseconds) {
        sendTimeout = nanoseconds;
    }

    @Override
    protected final void close() {
        readiness.close();
        try {
            channel.close();
        } catch (IOException _) {
            return;
        }
    }
}
