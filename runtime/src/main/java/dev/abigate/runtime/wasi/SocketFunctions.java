package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.Rights;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.net.NetworkSocket;
import dev.abigate.runtime.wasi.net.OpenListener;
import dev.abigate.runtime.wasi.net.OpenSocket;
import java.util.Map;

/** The functions about sockets, which the guest has from the start on or gets from a listener. */
final class SocketFunctions {
    private static final int BOTH = WasiFlags.SDFLAGS_RD | WasiFlags.SDFLAGS_WR;

    private final Network network;

    SocketFunctions(Network network) {
        this.network = network;
    }

    void addTo(Map<String, SystemFunction> functions) {
        functions.put("sock_accept", call -> call.putInt(2, network.accept(call.i32(0), call.i32(1))));
        functions.put("sock_recv", this::receive);
        functions.put("sock_send", this::send);
        functions.put("sock_shutdown", this::shutdown);
    }

    private NetworkSocket connected(SystemCall call, long right) throws ErrnoException {
        NetworkSocket socket = network.socket(call.i32(0), right);
        if (socket instanceof OpenListener) {
            throw new ErrnoException(Errno.ENOTCONN);
        }
        return socket;
    }

    private static OpenSocket stream(NetworkSocket socket) throws ErrnoException {
        if (socket instanceof OpenSocket stream) {
            return stream;
        }
        throw new ErrnoException(Errno.ENOTSUP);
    }

    private void receive(SystemCall call) throws ErrnoException {
        NetworkSocket socket = connected(call, Rights.FD_READ);
        int flags = call.i32(3);
        if ((flags & ~(WasiFlags.RIFLAGS_PEEK | WasiFlags.RIFLAGS_WAITALL)) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        boolean peeks = (flags & WasiFlags.RIFLAGS_PEEK) != 0;
        boolean all = (flags & WasiFlags.RIFLAGS_WAITALL) != 0;
        long received = new Transfer(call, call.buffers(1)).read((_, bytes, count) -> {
            if (peeks) {
                return stream(socket).peek(bytes, count);
            }
            int done = socket.read(bytes, 0, count);
            int last = done;
            while (all && last > 0 && done < count) {
                last = socket.read(bytes, done, count - done);
                done += last;
            }
            return done;
        });
        call.putInt(4, (int) received);
        call.memory().putShort(call.size(5), (short) 0);
    }

    private void send(SystemCall call) throws ErrnoException {
        NetworkSocket socket = connected(call, Rights.FD_WRITE);
        if (call.i32(3) != 0) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        long sent = new Transfer(call, call.buffers(1)).write((_, bytes, count) -> socket.write(bytes, 0, count));
        call.putInt(4, (int) sent);
    }

    private void shutdown(SystemCall call) throws ErrnoException {
        OpenSocket socket = stream(connected(call, Rights.SOCK_SHUTDOWN));
        int how = call.i32(1);
        if (how == 0 || (how & ~BOTH) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        socket.shutdown((how & WasiFlags.SDFLAGS_RD) != 0, (how & WasiFlags.SDFLAGS_WR) != 0);
    }
}
