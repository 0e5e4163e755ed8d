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
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;

/** What failures of sockets mean to guests. */
final class SocketFailure {
    private SocketFailure() {}

    static ErrnoException of(IOException e) {
        return new ErrnoException(
                switch (e) {
                    case ClosedChannelException _ -> Errno.ENOTCONN;
                    case BindException _ ->
                        says(e, "assign requested address") ? Errno.EADDRNOTAVAIL : Errno.EADDRINUSE;
                    case ConnectException _, PortUnreachableException _ -> Errno.ECONNREFUSED;
                    case NoRouteToHostException _ -> Errno.EHOSTUNREACH;
                    case SocketTimeoutException _ -> Errno.ETIMEDOUT;
                    case UnknownHostException _ -> Errno.ENOENT;
                    default -> said(e);
                });
    }

    /** What it means that a socket is not in the state for what it is asked. */
    static ErrnoException ofMisuse(RuntimeException e) {
        return new ErrnoException(
                switch (e) {
                    case NotYetConnectedException _ -> Errno.ENOTCONN;
                    case AlreadyConnectedException _ -> Errno.EISCONN;
                    case ConnectionPendingException _ -> Errno.EALREADY;
                    case UnsupportedAddressTypeException _ -> Errno.EAFNOSUPPORT;
                    case UnresolvedAddressException _ -> Errno.ENOENT;
                    case AlreadyBoundException _, IllegalArgumentException _ -> Errno.EINVAL;
                    default -> throw e;
                });
    }

    private static Errno said(IOException e) {
        if (says(e, "reset")) {
            return Errno.ECONNRESET;
        }
        if (says(e, "message too long")) {
            return Errno.EMSGSIZE;
        }
        return says(e, "broken pipe") ? Errno.EPIPE : Errno.EIO;
    }

    private static boolean says(IOException e, String words) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }
}
