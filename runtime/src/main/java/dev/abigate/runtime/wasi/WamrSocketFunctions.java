package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.TypedMemory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.net.NetworkSocket;
import dev.abigate.runtime.wasi.net.OpenDatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * The socket extension that WAMR adds to WASI. Options that the JDK does not know fail with ENOPROTOOPT.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime/blob/main/doc/socket_api.md">Socket API</a>
 */
final class WamrSocketFunctions {
    private static final int INET6 = 1;
    private static final int ANY_FAMILY = 2;
    private static final int DATAGRAMS = 0;
    private static final int STREAMS = 1;

    /** Of hints: the type of the socket, the family, and whether they count. */
    private static final int FAMILY_AT = 4;

    private static final int HINTS_COUNT_AT = 8;

    /** Of an answer: the address, and behind it the type of the socket. */
    private static final int TYPE_AT = 24;

    private static final int ANSWER_BYTES = TYPE_AT + Integer.BYTES;

    private static final long NANOSECONDS = 1_000;

    private final Network network;

    WamrSocketFunctions(Network network) {
        this.network = network;
    }

    void addTo(Map<String, SystemFunction> functions) {
        functions.put("sock_open", this::open);
        functions.put("sock_bind", call -> network.bind(call.i32(0), address(call, 1)));
        functions.put("sock_connect", call -> network.connect(call.i32(0), address(call, 1)));
        functions.put("sock_listen", call -> network.listen(call.i32(0), call.i32(1)));
        functions.put("sock_close", call -> network.close(call.i32(0)));
        functions.put("sock_addr_local", call -> put(call, 1, socket(call).localAddress()));
        functions.put("sock_addr_remote", call -> put(call, 1, socket(call).remoteAddress()));
        functions.put("sock_recv_from", this::receive);
        functions.put("sock_send_to", this::send);
        functions.put("sock_addr_resolve", this::resolve);
        addOptions(functions);
    }

    private static void put(SystemCall call, int argument, InetSocketAddress address) {
        AddressLayout.WAMR.write(address, call.memory(), call.size(argument));
    }

    private static InetSocketAddress address(SystemCall call, int argument) throws ErrnoException {
        return AddressLayout.WAMR.read(call.memory(), call.size(argument));
    }

    private NetworkSocket socket(SystemCall call) throws ErrnoException {
        return network.socket(call.i32(0));
    }

    private void open(SystemCall call) throws ErrnoException {
        ProtocolFamily family = call.i32(1) == INET6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
        call.putInt(3, call.i32(2) == DATAGRAMS ? network.openDatagrams(family) : network.openStream(family));
    }

    private void receive(SystemCall call) throws ErrnoException {
        if (call.i32(3) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        OpenDatagramSocket.Received received = network.receive(call.i32(0), new Transfer(call, call.buffers(1)));
        put(call, 4, received.from());
        call.putInt(5, received.bytes());
    }

    private void send(SystemCall call) throws ErrnoException {
        if (call.i32(3) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        call.putInt(5, network.send(call.i32(0), new Transfer(call, call.buffers(1)), address(call, 4)));
    }

    /** Answers as many addresses as there is room for, and how many there are. */
    private void resolve(SystemCall call) throws ErrnoException {
        LinearMemory memory = call.memory();
        long hints = call.size(2);
        boolean hinted = memory.getByte(hints + HINTS_COUNT_AT) != 0;
        int type = hinted ? memory.getInt(hints) : -1;
        int family = hinted ? memory.getInt(hints + FAMILY_AT) : ANY_FAMILY;
        int port = port(string(call, 1));
        var answers = new ArrayList<InetAddress>();
        for (InetAddress address : network.resolve(string(call, 0))) {
            if (family == ANY_FAMILY || (family == INET6) != address instanceof Inet4Address) {
                answers.add(address);
            }
        }
        List<Integer> types = type == STREAMS || type == DATAGRAMS ? List.of(type) : List.of(STREAMS, DATAGRAMS);
        long at = call.size(3);
        long room = call.size(4);
        int count = 0;
        for (InetAddress address : answers) {
            for (int each : types) {
                if (count < room) {
                    AddressLayout.WAMR.write(new InetSocketAddress(address, port), memory, at);
                    memory.putInt(at + TYPE_AT, each);
                    at += ANSWER_BYTES;
                }
                count++;
            }
        }
        call.putInt(5, count);
    }

    private static String string(SystemCall call, int argument) throws ErrnoException {
        ByteString bytes =
                call.read(call.size(argument), new TypedMemory(call.memory()).stringLength(call.size(argument)));
        return bytes.strictUtf8().orElseThrow(() -> new ErrnoException(Errno.EILSEQ));
    }

    /** The number of a service, which has to be a number; none is 0. */
    private static int port(String service) throws ErrnoException {
        if (service.isEmpty()) {
            return 0;
        }
        if (!service.matches("[0-9]{1,5}") || Integer.parseInt(service) > 0xFFFF) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return Integer.parseInt(service);
    }

    private void addOptions(Map<String, SystemFunction> functions) {
        flag(functions, "broadcast", StandardSocketOptions.SO_BROADCAST);
        flag(functions, "keep_alive", StandardSocketOptions.SO_KEEPALIVE);
        flag(functions, "reuse_addr", StandardSocketOptions.SO_REUSEADDR);
        flag(functions, "reuse_port", StandardSocketOptions.SO_REUSEPORT);
        flag(functions, "tcp_no_delay", StandardSocketOptions.TCP_NODELAY);
        flag(functions, "tcp_quick_ack", ExtendedSocketOptions.TCP_QUICKACK);
        number(functions, "recv_buf_size", StandardSocketOptions.SO_RCVBUF);
        number(functions, "send_buf_size", StandardSocketOptions.SO_SNDBUF);
        number(functions, "tcp_keep_idle", ExtendedSocketOptions.TCP_KEEPIDLE);
        number(functions, "tcp_keep_intvl", ExtendedSocketOptions.TCP_KEEPINTERVAL);
        functions.put("sock_get_linger", call -> {
            int seconds = socket(call).option(StandardSocketOptions.SO_LINGER);
            call.memory().putByte(call.size(1), (byte) (seconds < 0 ? 0 : 1));
            call.putInt(2, Math.max(0, seconds));
        });
        functions.put(
                "sock_set_linger",
                call -> socket(call).setOption(StandardSocketOptions.SO_LINGER, call.i32(1) == 0 ? -1 : call.i32(2)));
        functions.put(
                "sock_get_recv_timeout",
                call -> call.putLong(1, microseconds(socket(call).receiveTimeout())));
        functions.put("sock_set_recv_timeout", call -> socket(call).setReceiveTimeout(nanoseconds(call.i64(1))));
        functions.put(
                "sock_get_send_timeout",
                call -> call.putLong(1, microseconds(socket(call).sendTimeout())));
        functions.put("sock_set_send_timeout", call -> socket(call).setSendTimeout(nanoseconds(call.i64(1))));
        for (String unknown : List.of(
                "get_ip_multicast_loop",
                "get_ip_multicast_ttl",
                "get_ip_ttl",
                "get_ipv6_only",
                "get_tcp_fastopen_connect",
                "set_ip_add_membership",
                "set_ip_drop_membership",
                "set_ip_multicast_loop",
                "set_ip_multicast_ttl",
                "set_ip_ttl",
                "set_ipv6_only",
                "set_tcp_fastopen_connect")) {
            functions.put("sock_" + unknown, call -> {
                socket(call);
                throw new ErrnoException(Errno.ENOPROTOOPT);
            });
        }
    }

    private void flag(Map<String, SystemFunction> functions, String name, SocketOption<Boolean> option) {
        functions.put(
                "sock_get_" + name,
                call -> call.memory().putByte(call.size(1), (byte) (socket(call).option(option) ? 1 : 0)));
        functions.put("sock_set_" + name, call -> socket(call).setOption(option, call.i32(1) != 0));
    }

    private void number(Map<String, SystemFunction> functions, String name, SocketOption<Integer> option) {
        functions.put("sock_get_" + name, call -> call.putInt(1, socket(call).option(option)));
        functions.put("sock_set_" + name, call -> socket(call).setOption(option, call.i32(1)));
    }

    /** A time without end is 0. */
    private static long microseconds(long nanoseconds) {
        return nanoseconds == Long.MAX_VALUE ? 0 : nanoseconds / NANOSECONDS;
    }

    private static long nanoseconds(long microseconds) {
        return microseconds <= 0 || microseconds > Long.MAX_VALUE / NANOSECONDS
                ? Long.MAX_VALUE
                : microseconds * NANOSECONDS;
    }
}
