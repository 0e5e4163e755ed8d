package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** How interfaces lay out addresses in memory. An address is a tag for its kind, and what the kind has. */
enum AddressLayout {
    /**
     * The socket extension of WAMR: a tag of 32 bits, the address as bytes or as eight numbers of 16 bits, the port.
     *
     * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime/blob/main/doc/socket_api.md">Socket API</a>
     */
    WAMR(0) {
        @Override
        InetSocketAddress read(LinearMemory memory, long at) throws ErrnoException {
            int kind = memory.getInt(at);
            var bytes = new byte[addressBytes(kind)];
            if (isVersion4(kind)) {
                memory.read(at + PAYLOAD, bytes, 0, bytes.length);
            } else {
                for (int i = 0; i < bytes.length; i += Short.BYTES) {
                    short part = memory.getShort(at + PAYLOAD + i);
                    bytes[i] = (byte) (part >> Byte.SIZE);
                    bytes[i + 1] = (byte) part;
                }
            }
            return new InetSocketAddress(
                    address(bytes), Short.toUnsignedInt(memory.getShort(at + PAYLOAD + bytes.length)));
        }

        @Override
        void write(InetSocketAddress address, LinearMemory memory, long at) {
            byte[] bytes = address.getAddress().getAddress();
            memory.putInt(at, tag(address.getAddress()));
            if (address.getAddress() instanceof Inet4Address) {
                memory.write(at + PAYLOAD, bytes, 0, bytes.length);
            } else {
                for (int i = 0; i < bytes.length; i += Short.BYTES) {
                    memory.putShort(at + PAYLOAD + i, (short) ((bytes[i] << Byte.SIZE) | (bytes[i + 1] & 0xff)));
                }
            }
            memory.putShort(at + PAYLOAD + bytes.length, (short) address.getPort());
        }
    },

    /**
     * WASIX: a tag of 8 bits, the port, the address as bytes. A port that the guest gives is a number; one that it gets has the
     * order of the network, as its library copies it into a {@code sockaddr}. Wasmer has it so.
     */
    WASIX(1) {
        @Override
        InetSocketAddress read(LinearMemory memory, long at) throws ErrnoException {
            var bytes = new byte[addressBytes(memory.getByte(at))];
            memory.read(at + PORT + Short.BYTES, bytes, 0, bytes.length);
            return new InetSocketAddress(address(bytes), Short.toUnsignedInt(memory.getShort(at + PORT)));
        }

        @Override
        void write(InetSocketAddress address, LinearMemory memory, long at) {
            byte[] bytes = address.getAddress().getAddress();
            memory.putByte(at, (byte) tag(address.getAddress()));
            memory.putShort(at + PORT, Short.reverseBytes((short) address.getPort()));
            memory.write(at + PORT + Short.BYTES, bytes, 0, bytes.length);
        }
    };

    private static final int PAYLOAD = 4;
    private static final int PORT = 2;

    /** The tag of IPv4; that of IPv6 follows. */
    private final int version4;

    AddressLayout(int version4) {
        this.version4 = version4;
    }

    /** An address with its port. */
    abstract InetSocketAddress read(LinearMemory memory, long at) throws ErrnoException;

    /** Writes an address with its port. */
    abstract void write(InetSocketAddress address, LinearMemory memory, long at);

    final boolean isVersion4(int kind) {
        return kind == version4;
    }

    final int addressBytes(int kind) throws ErrnoException {
        if (kind != version4 && kind != version4 + 1) {
            throw new ErrnoException(Errno.EAFNOSUPPORT);
        }
        return isVersion4(kind) ? 4 : 16;
    }

    final int tag(InetAddress address) {
        return address instanceof Inet4Address ? version4 : version4 + 1;
    }

    private static InetAddress address(byte[] bytes) throws ErrnoException {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException _) {
            throw new ErrnoException(Errno.EAFNOSUPPORT);
        }
    }
}
