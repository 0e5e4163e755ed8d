package dev.abigate.runtime.wasi.net;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;

/** What failures of sockets mean to guests. */
final class SocketFailure {
    private SocketFailure() {}

    static ErrnoException of(IOException e) {
        return new ErrnoException(
                switch (e) {
                    case ClosedChannelException _ -> Errno.ENOTCONN;
                    case BindException _ -> Errno.EADDRINUSE;
                    case ConnectException _, PortUnreachableException _ -> Errno.ECONNREFUSED;
                    case NoRouteToHostException _ -> Errno.EHOSTUNREACH;
                    case SocketTimeoutException _ -> Errno.ETIMEDOUT;
                    case UnknownHostException _ -> Errno.ENOENT;
                    default -> textual(String.valueOf(e.getMessage()));
                });
    }

    private static Errno textual(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("reset")) {
            return Errno.ECONNRESET;
        }
        return text.contains("broken pipe") ? Errno.EPIPE : Errno.EIO;
    }
}
