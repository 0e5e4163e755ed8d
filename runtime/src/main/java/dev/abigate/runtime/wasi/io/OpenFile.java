package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;

/**
 * What a descriptor leads to, or several of them: POSIX calls it an open file description. Kinds of it answer what they can
 * do; the rest fails as it does on Linux. Threads may share it.
 */
public abstract class OpenFile {
    private final FileType type;
    private volatile int flags;
    private int users;

    /**
     * A file of some type.
     *
     * @param flags of the type fdflags
     */
    protected OpenFile(FileType type, int flags) {
        this.type = type;
        this.flags = flags;
    }

    public final FileType type() {
        return type;
    }

    /** The rights that make sense for it. */
    public abstract long rights();

    /** The flags, of the type fdflags. */
    public final int flags() {
        return flags;
    }

    public final void setFlags(int flags) {
        this.flags = flags;
    }

    protected final boolean isNonBlocking() {
        return (flags & WasiFlags.FDFLAGS_NONBLOCK) != 0;
    }

    public FileStatus status() throws ErrnoException {
        return new FileStatus(0, 0, type, 1, 0, 0, 0, 0);
    }

    /** Reads; waits until there is at least a byte, and answers 0 at the end only. */
    public int read(byte[] target, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    /** Writes; waits until at least a byte is written. */
    public int write(byte[] source, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EBADF);
    }

    /** Reads from a position, and leaves that of the file alone. */
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** Writes at a position, and leaves that of the file alone. */
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** Moves the position, and answers it. */
    public long seek(long offset, Whence whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    public void resize(long size) throws ErrnoException {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Makes sure that a file of bytes reaches up to {@code end}. */
    public void allocate(long end) throws ErrnoException {
        throw new ErrnoException(Errno.ENODEV);
    }

    public void setTimes(FileTimes times) throws ErrnoException {
        throw new ErrnoException(Errno.EINVAL);
    }

    public void sync() throws ErrnoException {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Whether the guest has to wait. Called with {@link Events} held, so that it does not wait itself. */
    public Readiness readiness(Interest interest) {
        return Readiness.of(0);
    }

    /** Sees to it that {@link Events} are told when the readiness changes. */
    public void watch(Interest interest) {}

    /** Ends the use of it; called once, when no descriptor leads to it any more. */
    protected abstract void close();

    /** Counts one more descriptor. */
    final synchronized void retain() {
        users++;
    }

    /** Counts one descriptor less, and closes with the last. */
    final void release() {
        boolean last;
        synchronized (this) {
            users--;
            last = users == 0;
        }
        if (last) {
            close();
        }
    }
}
