package dev.abigate.runtime.wasi.net;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Events;
import dev.abigate.runtime.wasi.io.Interest;
import dev.abigate.runtime.wasi.io.Readiness;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A socket that waits for connections. */
public final class OpenListener extends NetworkSocket {
    private final ServerSocketChannel channel;

    /** Takes over a socket that is bound, and closes it. */
    public OpenListener(ServerSocketChannel channel, Events events) throws ErrnoException {
        super(FileType.SOCKET_STREAM, 0, channel, events);
        this.channel = channel;
    }

    @Override
    public long rights() {
        return Rights.OF_SOCKETS;
    }

    /**
     * Waits for a connection.
     *
     * @param flags of it, of the type fdflags
     */
    public OpenSocket accept(int flags) throws ErrnoException {
        while (true) {
            SocketChannel accepted = attempt(channel::accept);
            readiness().clear(SelectionKey.OP_ACCEPT);
            if (accepted != null) {
                return new OpenSocket(accepted, flags, events());
            }
            await(SelectionKey.OP_ACCEPT, receiveTimeout());
        }
    }

    @Override
    public int read(byte[] target, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    @Override
    public int write(byte[] source, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    @Override
    public Readiness readiness(Interest interest) {
        return interest == Interest.READ && readiness().isReady(SelectionKey.OP_ACCEPT)
                ? Readiness.of(1)
                : Readiness.NO;
    }

    @Override
    public void watch(Interest interest) {
        readiness().watch(SelectionKey.OP_ACCEPT);
    }
}
