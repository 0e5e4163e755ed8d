package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.io.Whence;

/**
 * How preview 1 and the snapshot before it lay out what they write to memory, where they differ.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md">Preview 1</a>
 */
enum Snapshot {
    /** Links are a number of 32 bits, and a clock that is subscribed to carries an identifier. */
    UNSTABLE(20, 24, 56, 24),
    PREVIEW1(24, 32, 48, 16);

    private final int linksAt;
    private final int sizeAt;
    private final int subscriptionBytes;
    private final int clockAt;

    Snapshot(int linksAt, int sizeAt, int subscriptionBytes, int clockAt) {
        this.linksAt = linksAt;
        this.sizeAt = sizeAt;
        this.subscriptionBytes = subscriptionBytes;
        this.clockAt = clockAt;
    }

    /** The bytes of a subscription. */
    int subscriptionBytes() {
        return subscriptionBytes;
    }

    /** Where in a subscription the number of its clock is, which its time, its precision and its flags follow. */
    int clockAt() {
        return clockAt;
    }

    /** Writes a filestat. */
    void write(FileStatus status, LinearMemory memory, long address) {
        memory.putLong(address, status.device());
        memory.putLong(address + 8, status.inode());
        memory.putInt(address + 16, status.type().number());
        memory.putInt(address + linksAt, (int) Math.min(status.links(), 0xFFFFFFFFL));
        if (this == PREVIEW1) {
            memory.putInt(address + linksAt + 4, 0);
        }
        memory.putLong(address + sizeAt, status.size());
        memory.putLong(address + sizeAt + 8, status.accessed());
        memory.putLong(address + sizeAt + 16, status.modified());
        memory.putLong(address + sizeAt + 24, status.changed());
    }

    /** What a number of the type whence means. */
    Whence whence(int number) throws ErrnoException {
        return switch (this) {
            case UNSTABLE ->
                switch (number) {
                    case 0 -> Whence.CURRENT;
                    case 1 -> Whence.END;
                    case 2 -> Whence.SET;
                    default -> throw new ErrnoException(Errno.EINVAL);
                };
            case PREVIEW1 ->
                switch (number) {
                    case 0 -> Whence.SET;
                    case 1 -> Whence.CURRENT;
                    case 2 -> Whence.END;
                    default -> throw new ErrnoException(Errno.EINVAL);
                };
        };
    }
}
