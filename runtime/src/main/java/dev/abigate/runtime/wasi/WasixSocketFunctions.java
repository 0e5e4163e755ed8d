package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.net.NetworkSocket;
import dev.abigate.runtime.wasi.net.OpenDatagramSocket;
import dev.abigate.runtime.wasi.net.OpenListener;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.Map;

/**
 * The sockets of WASIX.
 *
 * @see <a href="https://wasix.org/docs/api-reference/wasix/sock_open">Sockets</a>
 */
final class WasixSocketFunctions {
    private static final int INET4 = 1;
    private static final int INET6 = 2;
    private static final int STREAMS = 1;
    private static final int DATAGRAMS = 2;
    private static final byte OPENED = 1;

    /** Size of an address without a port: a tag of 16 bits, and as many bytes as the longest has. */
    private static final int IP_BYTES = 18;

    private static final int IP_AT = 2;
    private static final int LISTENING = 10;
    private static final int RECEIVE_TIMEOUT = 19;
    private static final int SEND_TIMEOUT = 20;

    private final Network network;

    WasixSocketFunctions(Network network) {
        this.network = network;
    }

    void addTo(Map<String, SystemFunction> functions) {
        functions.put("sock_open", this::open);
        functions.put("sock_bind", call -> network.bind(call.i32(0), address(call, 1)));
        functions.put("sock_connect", call -> network.connect(call.i32(0), address(call, 1)));
        functions.put("sock_listen", call -> network.listen(call.i32(0), call.i32(1)));
        functions.put("sock_accept", this::accept);
        functions.put("sock_accept_v2", this::accept);
        functions.put("sock_addr_local", call -> put(call, 1, socket(call).localAddress()));
        functions.put("sock_addr_peer", call -> put(call, 1, socket(call).remoteAddress()));
        functions.put("sock_recv_from", this::receive);
        functions.put("sock_send_to", this::send);
        functions.put("sock_status", call -> {
            socket(call);
            call.memory().putByte(call.size(1), OPENED);
        });
        functions.put("resolve", this::resolve);
        functions.put("sock_get_opt_flag", this::flag);
        functions.put("sock_set_opt_flag", call -> socket(call).setOption(flagOption(call.i32(1)), call.i32(2) != 0));
        functions.put("sock_get_opt_size", call -> call.putLong(2, socket(call).option(sizeOption(call.i32(1)))));
        functions.put(
                "sock_set_opt_size",
                call -> socket(call).setOption(sizeOption(call.i32(1)), Math.clamp(call.i64(2), 0, Integer.MAX_VALUE)));
        functions.put("sock_get_opt_time", this::time);
        functions.put("sock_set_opt_time", this::setTime);
    }

    private static void put(SystemCall call, int argument, InetSocketAddress address) {
        AddressLayout.WASIX.write(address, call.memory(), call.size(argument));
    }

    private static InetSocketAddress address(SystemCall call, int argument) throws ErrnoException {
        return AddressLayout.WASIX.read(call.memory(), call.size(argument));
    }

    private NetworkSocket socket(SystemCall call) throws ErrnoException {
        return network.socket(call.i32(0));
    }

    private void open(SystemCall call) throws ErrnoException {
        ProtocolFamily family = switch (call.i32(0)) {
            case INET4 -> StandardProtocolFamily.INET;
            case INET6 -> StandardProtocolFamily.INET6;
            default -> throw new ErrnoException(Errno.EAFNOSUPPORT);
        };
        call.putInt(
                3,
                switch (call.i32(1)) {
                    case STREAMS -> network.openStream(family);
                    case DATAGRAMS -> network.openDatagrams(family);
                    default -> throw new ErrnoException(Errno.EPROTONOSUPPORT);
                });
    }

    private void accept(SystemCall call) throws ErrnoException {
        int fd = network.accept(call.i32(0), call.i32(1));
        call.putInt(2, fd);
        put(call, 3, network.socket(fd).remoteAddress());
    }

    private void receive(SystemCall call) throws ErrnoException {
        if (call.i32(3) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        OpenDatagramSocket.Received received = network.receive(call.i32(0), new Transfer(call, call.buffers(1)));
        call.putInt(4, received.bytes());
        call.memory().putShort(call.size(5), (short) 0);
        put(call, 6, received.from());
    }

    private void send(SystemCall call) throws ErrnoException {
        if (call.i32(3) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        call.putInt(5, network.send(call.i32(0), new Transfer(call, call.buffers(1)), address(call, 4)));
    }

    /** Answers as many addresses as there is room for. */
    private void resolve(SystemCall call) throws ErrnoException {
        LinearMemory memory = call.memory();
        List<InetAddress> addresses = network.resolve(call.text(0));
        long room = Math.min(call.size(4), addresses.size());
        for (int i = 0; i < room; i++) {
            InetAddress address = addresses.get(i);
            byte[] bytes = address.getAddress();
            long at = call.size(3) + (long) i * IP_BYTES;
            memory.putShort(at, (short) (address instanceof Inet4Address ? INET4 : INET6));
            memory.write(at + IP_AT, bytes, 0, bytes.length);
        }
        call.putInt(5, (int) room);
    }

    private void flag(SystemCall call) throws ErrnoException {
        NetworkSocket socket = socket(call);
        boolean set =
                call.i32(1) == LISTENING ? socket instanceof OpenListener : socket.option(flagOption(call.i32(1)));
        call.memory().putByte(call.size(2), (byte) (set ? 1 : 0));
    }

    private static SocketOption<Boolean> flagOption(int number) throws ErrnoException {
        return switch (number) {
            case 1 -> StandardSocketOptions.SO_REUSEPORT;
            case 2 -> StandardSocketOptions.SO_REUSEADDR;
            case 3 -> StandardSocketOptions.TCP_NODELAY;
            case 6 -> StandardSocketOptions.SO_BROADCAST;
            case 12 -> StandardSocketOptions.SO_KEEPALIVE;
            default -> throw new ErrnoException(Errno.ENOPROTOOPT);
        };
    }

    private static SocketOption<Integer> sizeOption(int number) throws ErrnoException {
        return switch (number) {
            case 15 -> StandardSocketOptions.SO_RCVBUF;
            case 16 -> StandardSocketOptions.SO_SNDBUF;
            default -> throw new ErrnoException(Errno.ENOPROTOOPT);
        };
    }

    private void time(SystemCall call) throws ErrnoException {
        NetworkSocket socket = socket(call);
        long time = switch (call.i32(1)) {
            case RECEIVE_TIMEOUT -> socket.receiveTimeout();
            case SEND_TIMEOUT -> socket.sendTimeout();
            default -> throw new ErrnoException(Errno.ENOPROTOOPT);
        };
        boolean limited = time != Long.MAX_VALUE;
        call.memory().putByte(call.size(2), (byte) (limited ? 1 : 0));
        call.memory().putLong(call.size(2) + Long.BYTES, limited ? time : 0);
    }

    private void setTime(SystemCall call) throws ErrnoException {
        NetworkSocket socket = socket(call);
        long at = call.size(2);
        long given = call.memory().getLong(at + Long.BYTES);
        long time = call.memory().getByte(at) == 0 || given <= 0 ? Long.MAX_VALUE : given;
        switch (call.i32(1)) {
            case RECEIVE_TIMEOUT -> socket.setReceiveTimeout(time);
            case SEND_TIMEOUT -> socket.setSendTimeout(time);
            default -> throw new ErrnoException(Errno.ENOPROTOOPT);
        }
    }
}
