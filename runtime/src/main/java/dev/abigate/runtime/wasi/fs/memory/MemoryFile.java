package dev.abigate.runtime.wasi.fs.memory;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.RegularFile;
import java.util.Arrays;
import java.util.Optional;

/** A file of bytes in an array, which grows by half of its size. */
final class MemoryFile extends MemoryNode implements RegularFile {
    /** An array has no more. */
    private static final long MAX_SIZE = Integer.MAX_VALUE - 8;

    private static final int LEAST = 64;

    private Optional<Lower> lower;
    private byte[] bytes = {};
    private int size;

    MemoryFile(MemoryTree tree, Optional<Lower> lower) {
        super(tree);
        this.lower = lower;
    }

    @Override
    FileType type() {
        return FileType.REGULAR_FILE;
    }

    @Override
    long size() throws ErrnoException {
        load();
        return size;
    }

    @Override
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        synchronized (tree()) {
            load();
            if (position >= size) {
                return 0;
            }
            int read = (int) Math.min(count, size - position);
            System.arraycopy(bytes, (int) position, target, from, read);
            return read;
        }
    }

    @Override
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        synchronized (tree()) {
            load();
            if (position > MAX_SIZE - count) {
                throw new ErrnoException(Errno.EFBIG);
            }
            int end = (int) position + count;
            if (end > size) {
                setSize(end);
            }
            System.arraycopy(source, from, bytes, (int) position, count);
            touch();
            return count;
        }
    }

    @Override
    public int append(byte[] source, int from, int count) throws ErrnoException {
        synchronized (tree()) {
            load();
            return write(size, source, from, count);
        }
    }

    @Override
    public void resize(long wanted) throws ErrnoException {
        synchronized (tree()) {
            load();
            if (wanted > MAX_SIZE) {
                throw new ErrnoException(Errno.EFBIG);
            }
            setSize((int) wanted);
            touch();
        }
    }

    /** Makes the file empty without reading what it contained. */
    void truncate() throws ErrnoException {
        synchronized (tree()) {
            lower = Optional.empty();
            setSize(0);
            touch();
        }
    }

    /** Gives back the room of a file that has no name any more; who has it open may go on using it. */
    void free() throws ErrnoException {
        tree().reserve(-size);
    }

    private void setSize(int wanted) throws ErrnoException {
        if (links() > 0) {
            tree().reserve((long) wanted - size);
        }
        if (wanted > bytes.length) {
            try {
                bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_SIZE, Math.max(LEAST, wanted + (long) wanted / 2)));
            } catch (OutOfMemoryError _) {
                tree().reserve((long) size - wanted);
                throw new ErrnoException(Errno.ENOSPC);
            }
        } else {
            Arrays.fill(bytes, wanted, Math.max(wanted, size), (byte) 0);
        }
        size = wanted;
    }

    private void load() throws ErrnoException {
        if (lower.isEmpty()) {
            return;
        }
        try (RegularFile base = lower.get().openFile()) {
            long all = base.status().size();
            if (all > MAX_SIZE) {
                throw new ErrnoException(Errno.EFBIG);
            }
            setSize((int) all);
            int done = 0;
            while (done < size) {
                int read = base.read(done, bytes, done, size - done);
                if (read == 0) {
                    setSize(done);
                }
                done += read;
            }
        }
        lower = Optional.empty();
    }
}
