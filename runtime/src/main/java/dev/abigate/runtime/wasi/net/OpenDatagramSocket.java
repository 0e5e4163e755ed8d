package dev.abigate.runtime.wasi.net;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Events;
import dev.abigate.runtime.wasi.io.Interest;
import dev.abigate.runtime.wasi.io.Readiness;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/** A socket for datagrams. */
public final class OpenDatagramSocket extends NetworkSocket {
    private final DatagramChannel channel;

    /**
     * A datagram that was received.
     *
     * @param bytes of it that there was room for
     */
    public record Received(int bytes, InetSocketAddress from) {}

    /** Takes over a socket, and closes it. */
    public OpenDatagramSocket(DatagramChannel channel, Events events) throws ErrnoException {
        super(FileType.SOCKET_DGRAM, 0, channel, events);
        this.channel = channel;
    }

    @Override
    public long rights() {
        return Rights.OF_SOCKETS & ~Rights.SOCK_ACCEPT;
    }

    public void bind(InetSocketAddress address) throws ErrnoException {
        attempt(() -> channel.bind(address));
    }

    /** Sends to one address only from here on, and receives from it only. */
    public void connect(InetSocketAddress address) throws ErrnoException {
        attempt(() -> channel.disconnect().connect(address));
    }

    @Override
    public InetSocketAddress remoteAddress() throws ErrnoException {
        return attempt(channel::getRemoteAddress) instanceof InetSocketAddress address
                ? address
                : super.remoteAddress();
    }

    /** Waits for a datagram. */
    public Received receive(byte[] target, int count) throws ErrnoException {
        var buffer = ByteBuffer.wrap(target, 0, count);
        while (true) {
            if (attempt(() -> channel.receive(buffer)) instanceof InetSocketAddress from) {
                readiness().clear(SelectionKey.OP_READ);
                return new Received(buffer.position(), from);
            }
            readiness().clear(SelectionKey.OP_READ);
            await(SelectionKey.OP_READ, receiveTimeout());
        }
    }

    /** Sends a datagram. */
    public int send(byte[] source, int count, InetSocketAddress to) throws ErrnoException {
        var buffer = ByteBuffer.wrap(source, 0, count);
        while (true) {
            int sent = attempt(() -> channel.send(buffer, to));
            readiness().clear(SelectionKey.OP_WRITE);
            if (sent != 0 || count == 0) {
                return sent;
            }
            await(SelectionKey.OP_WRITE, sendTimeout());
        }
    }

    @Override
    public int read(byte[] target, int from, int count) throws ErrnoException {
        var datagram = new byte[count];
        int received = receive(datagram, count).bytes();
        System.arraycopy(datagram, 0, target, from, received);
        return received;
    }

    @Override
    public int write(byte[] source, int from, int count) throws ErrnoException {
        if (!channel.isConnected()) {
            throw new ErrnoException(Errno.EDESTADDRREQ);
        }
        var datagram = new byte[count];
        System.arraycopy(source, from, datagram, 0, count);
        return send(datagram, count, remoteAddress());
    }

    @Override
    public Readiness readiness(Interest interest) {
        return readiness().isReady(operation(interest)) ? Readiness.of(1) : Readiness.NO;
    }

    @Override
    public void watch(Interest interest) {
        readiness().watch(operation(interest));
    }

    private static int operation(Interest interest) {
        return interest == Interest.READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
    }
}
