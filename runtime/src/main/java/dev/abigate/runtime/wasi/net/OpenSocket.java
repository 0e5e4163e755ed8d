package dev.abigate.runtime.wasi.net;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Events;
import dev.abigate.runtime.wasi.io.Interest;
import dev.abigate.runtime.wasi.io.Readiness;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A socket that is connected, or may be. */
public final class OpenSocket extends NetworkSocket {
    private final SocketChannel channel;

    /** What was looked at and not taken. */
    private byte[] peeked = {};

    /**
     * Takes over a socket, and closes it.
     *
     * @param flags of the type fdflags
     */
    public OpenSocket(SocketChannel channel, int flags, Events events) throws ErrnoException {
        super(FileType.SOCKET_STREAM, flags, channel, events);
        this.channel = channel;
    }

    @Override
    public long rights() {
        return Rights.OF_SOCKETS & ~Rights.SOCK_ACCEPT;
    }

    public void bind(InetSocketAddress address) throws ErrnoException {
        attempt(() -> channel.bind(address));
    }

    /**
     * Connects, and waits until that is done.
     *
     * @throws ErrnoException with EINPROGRESS where the guest does not want to wait: it can write when it is done
     */
    public void connect(InetSocketAddress address) throws ErrnoException {
        if (channel.isConnectionPending() || !attempt(() -> channel.connect(address))) {
            if (isNonBlocking() && !attempt(channel::finishConnect)) {
                readiness().watch(SelectionKey.OP_CONNECT);
                throw new ErrnoException(Errno.EINPROGRESS);
            }
            finishConnecting();
        }
    }

    private void finishConnecting() throws ErrnoException {
        while (!attempt(channel::finishConnect)) {
            await(SelectionKey.OP_CONNECT, sendTimeout());
            readiness().clear(SelectionKey.OP_CONNECT);
        }
    }

    /** A socket at the same address that waits for connections, and takes the place of this one, which is closed. */
    public OpenListener listen(int backlog) throws ErrnoException {
        if (channel.isConnected()) {
            throw new ErrnoException(Errno.EISCONN);
        }
        InetSocketAddress address = localAddress();
        boolean reuse = option(StandardSocketOptions.SO_REUSEADDR);
        // The JDK binds and listens in one step, and no two sockets can be bound to one address.
        close();
        ServerSocketChannel server = attempt(ServerSocketChannel::open);
        var listener = new OpenListener(server, events());
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, reuse);
            attempt(() -> server.bind(address, backlog));
            return listener;
        } catch (ErrnoException e) {
            listener.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress remoteAddress() throws ErrnoException {
        return attempt(channel::getRemoteAddress) instanceof InetSocketAddress address
                ? address
                : super.remoteAddress();
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
        requireConnection();
        var buffer = ByteBuffer.wrap(target, from, count);
        while (true) {
            int received = attempt(() -> channel.read(buffer));
            readiness().clear(SelectionKey.OP_READ);
            if (received != 0 || count == 0) {
                return Math.max(0, received);
            }
            await(SelectionKey.OP_READ, receiveTimeout());
        }
    }

    @Override
    public int write(byte[] source, int from, int count) throws ErrnoException {
        requireConnection();
        var buffer = ByteBuffer.wrap(source, from, count);
        while (true) {
            int sent = attempt(() -> channel.write(buffer));
            readiness().clear(SelectionKey.OP_WRITE);
            if (sent != 0 || count == 0) {
                return sent;
            }
            await(SelectionKey.OP_WRITE, sendTimeout());
        }
    }

    /** A connection that the guest did not wait for is finished by its first use. */
    private void requireConnection() throws ErrnoException {
        if (channel.isConnectionPending()) {
            finishConnecting();
        }
    }

    /** Ends one direction, or both. */
    public void shutdown(boolean reading, boolean writing) throws ErrnoException {
        attempt(() -> {
            if (reading) {
                channel.shutdownInput();
            }
            return writing ? channel.shutdownOutput() : channel;
        });
    }

    @Override
    public Readiness readiness(Interest interest) {
        return readiness().isReady(operation(interest)) || (interest == Interest.READ && peeked.length > 0)
                ? Readiness.of(Math.max(1, peeked.length))
                : Readiness.NO;
    }

    @Override
    public void watch(Interest interest) {
        readiness().watch(operation(interest));
    }

    private int operation(Interest interest) {
        return interest == Interest.READ
                ? SelectionKey.OP_READ
                : channel.isConnectionPending() ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
    }
}
