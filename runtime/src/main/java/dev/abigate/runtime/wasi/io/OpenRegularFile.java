package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.format.wasi.WasiFlags;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.fs.RegularFile;

/** A file of bytes with a position. */
public final class OpenRegularFile extends OpenFile {
    private final RegularFile file;
    private long position;

    /**
     * A file at its beginning; this closes it.
     *
     * @param flags of the type fdflags
     */
    public OpenRegularFile(RegularFile file, int flags) {
        super(FileType.REGULAR_FILE, flags);
        this.file = file;
    }

    @Override
    public long rights() {
        return Rights.OF_FILES;
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return file.status();
    }

    @Override
    public synchronized int read(byte[] target, int from, int count) throws ErrnoException {
        int read = file.read(position, target, from, count);
        position += read;
        return read;
    }

    @Override
    public synchronized int write(byte[] source, int from, int count) throws ErrnoException {
        if ((flags() & WasiFlags.FDFLAGS_APPEND) != 0) {
            int written = file.append(source, from, count);
            position = file.status().size();
            return written;
        }
        int written = file.write(position, source, from, count);
        position += written;
        return written;
    }

    @Override
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        return file.read(checked(position), target, from, count);
    }

    @Override
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        return file.write(checked(position), source, from, count);
    }

    @Override
    public synchronized long seek(long offset, Whence whence) throws ErrnoException {
        long from = switch (whence) {
            case SET -> 0;
            case CURRENT -> position;
            case END -> file.status().size();
        };
        position = checked(from + offset);
        return position;
    }

    @Override
    public void resize(long size) throws ErrnoException {
        file.resize(checked(size));
    }

    @Override
    public void allocate(long end) throws ErrnoException {
        if (file.status().size() < end) {
            file.resize(end);
        }
    }

    @Override
    public void setTimes(FileTimes times) throws ErrnoException {
        file.setTimes(times);
    }

    @Override
    public void sync() throws ErrnoException {
        file.sync();
    }

    @Override
    public Readiness readiness(Interest interest) {
        try {
            return Readiness.of(
                    interest == Interest.READ ? Math.max(0, file.status().size() - position) : 0);
        } catch (ErrnoException _) {
            return Readiness.of(0);
        }
    }

    @Override
    protected void close() {
        file.close();
    }

    private static long checked(long position) throws ErrnoException {
        if (position < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return position;
    }
}
