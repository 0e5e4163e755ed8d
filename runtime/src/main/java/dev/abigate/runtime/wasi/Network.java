package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Descriptor;
import dev.abigate.runtime.wasi.io.DescriptorTable;
import dev.abigate.runtime.wasi.io.Events;
import dev.abigate.runtime.wasi.net.NetworkPolicy;
import dev.abigate.runtime.wasi.net.NetworkSocket;
import dev.abigate.runtime.wasi.net.OpenDatagramSocket;
import dev.abigate.runtime.wasi.net.OpenListener;
import dev.abigate.runtime.wasi.net.OpenSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The sockets that a guest makes itself, within what it may use. What it may not use fails with EACCES and has no effect. */
final class Network {
    private final NetworkPolicy policy;
    private final DescriptorTable descriptors;
    private final Events events;

    Network(GuestProcess process) {
        WasiConfiguration configuration = process.configuration();
        this.policy =
                configuration.capabilities().contains(Capability.NETWORK) ? NetworkPolicy.ALL : configuration.network();
        this.descriptors = process.descriptors();
        this.events = process.events();
    }

    /** Makes a channel of a family of addresses. */
    @FunctionalInterface
    private interface Opening<C> {
        C open(ProtocolFamily family) throws IOException;
    }

    /** The number of a new socket for streams. */
    int openStream(ProtocolFamily family) throws ErrnoException {
        return descriptors.add(Descriptor.of(new OpenSocket(open(SocketChannel::open, family), 0, events)));
    }

    /** The number of a new socket for datagrams. */
    int openDatagrams(ProtocolFamily family) throws ErrnoException {
        return descriptors.add(Descriptor.of(new OpenDatagramSocket(open(DatagramChannel::open, family), events)));
    }

    private <C> C open(Opening<C> opening, ProtocolFamily family) throws ErrnoException {
        if (!policy.allowsSockets()) {
            throw new ErrnoException(Errno.EACCES);
        }
        try {
            return opening.open(family);
        } catch (UnsupportedOperationException _) {
            throw new ErrnoException(Errno.EAFNOSUPPORT);
        } catch (IOException _) {
            throw new ErrnoException(Errno.EMFILE);
        }
    }

    /** The socket of a number. */
    NetworkSocket socket(int fd) throws ErrnoException {
        return socket(fd, 0);
    }

    /** The socket of a number, where that has some rights. */
    NetworkSocket socket(int fd, long rights) throws ErrnoException {
        Descriptor descriptor = descriptors.get(fd);
        if (!(descriptor.file() instanceof NetworkSocket socket)) {
            throw new ErrnoException(Errno.ENOTSOCK);
        }
        if (!descriptor.has(rights)) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        return socket;
    }

    private InetSocketAddress allowed(InetSocketAddress address) throws ErrnoException {
        if (!policy.allows(address.getAddress())) {
            throw new ErrnoException(Errno.EACCES);
        }
        return address;
    }

    void bind(int fd, InetSocketAddress address) throws ErrnoException {
        allowed(address);
        switch (socket(fd)) {
            case OpenSocket stream -> stream.bind(address);
            case OpenDatagramSocket datagrams -> datagrams.bind(address);
            case OpenListener _ -> throw new ErrnoException(Errno.EINVAL);
        }
    }

    void connect(int fd, InetSocketAddress address) throws ErrnoException {
        allowed(address);
        switch (socket(fd)) {
            case OpenSocket stream -> stream.connect(address);
            case OpenDatagramSocket datagrams -> datagrams.connect(address);
            case OpenListener _ -> throw new ErrnoException(Errno.EISCONN);
        }
    }

    /** A socket that is bound to no address is bound to any, which has to be allowed. */
    void listen(int fd, int backlog) throws ErrnoException {
        switch (socket(fd)) {
            case OpenSocket stream -> {
                allowed(stream.localAddress());
                descriptors.replace(stream, stream.listen(backlog));
            }
            case OpenListener _ -> {}
            case OpenDatagramSocket _ -> throw new ErrnoException(Errno.ENOTSUP);
        }
    }

    void close(int fd) throws ErrnoException {
        socket(fd);
        descriptors.close(fd);
    }

    /** The number of a connection that is waited for. */
    int accept(int fd, int flags) throws ErrnoException {
        if (socket(fd, Rights.SOCK_ACCEPT) instanceof OpenListener listener) {
            return descriptors.add(Descriptor.of(listener.accept(flags)));
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Receives into buffers; a stream comes from the address that it is connected to. */
    OpenDatagramSocket.Received receive(int fd, Transfer buffers) throws ErrnoException {
        NetworkSocket socket = socket(fd, Rights.FD_READ);
        if (!(socket instanceof OpenDatagramSocket datagrams)) {
            long received = buffers.read((_, bytes, count) -> socket.read(bytes, 0, count));
            return new OpenDatagramSocket.Received((int) received, socket.remoteAddress());
        }
        var from = new AtomicReference<>(new InetSocketAddress(0));
        long received = buffers.read((_, bytes, count) -> {
            OpenDatagramSocket.Received datagram = datagrams.receive(bytes, count);
            from.set(datagram.from());
            return datagram.bytes();
        });
        return new OpenDatagramSocket.Received((int) received, from.get());
    }

    /** Sends what is in buffers as one datagram. */
    int send(int fd, Transfer buffers, InetSocketAddress to) throws ErrnoException {
        allowed(to);
        if (socket(fd, Rights.FD_WRITE) instanceof OpenDatagramSocket socket) {
            return (int) buffers.write((_, bytes, count) -> socket.send(bytes, count, to));
        }
        throw new ErrnoException(Errno.EISCONN);
    }

    /**
     * The addresses of a name.
     *
     * @throws ErrnoException with ENOENT where it has none
     */
    List<InetAddress> resolve(String name) throws ErrnoException {
        if (!policy.allowsName(name)) {
            throw new ErrnoException(Errno.EACCES);
        }
        var found = new AtomicReference<>(Optional.<List<InetAddress>>empty());
        Thread.ofVirtual().name("abigate resolver").start(() -> {
            List<InetAddress> addresses;
            try {
                addresses = List.of(InetAddress.getAllByName(name));
            } catch (UnknownHostException _) {
                addresses = List.of();
            }
            found.set(Optional.of(addresses));
            events.tell();
        });
        events.await(() -> found.get().isPresent());
        return found.get().filter(each -> !each.isEmpty()).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
    }
}
