package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The descriptors of a guest by their numbers. A new one gets the lowest number that is free. */
public final class DescriptorTable {
    /** More than this are not open at a time. */
    private static final int MOST = 4096;

    private final TreeMap<Integer, Descriptor> descriptors = new TreeMap<>();

    /**
     * What a number stands for.
     *
     * @throws ErrnoException with EBADF where the number stands for nothing
     */
    public synchronized Descriptor get(int fd) throws ErrnoException {
        Descriptor descriptor = descriptors.get(fd);
        if (descriptor == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return descriptor;
    }

    /**
     * What a number stands for, where it has some rights.
     *
     * @throws ErrnoException with ENOTCAPABLE where the descriptor has not all of the rights
     */
    public Descriptor get(int fd, long rights) throws ErrnoException {
        Descriptor descriptor = get(fd);
        if (!descriptor.has(rights)) {
            throw new ErrnoException(Errno.ENOTCAPABLE);
        }
        return descriptor;
    }

    /** Adds a descriptor, and answers its number. The file is closed where there is no room for it. */
    public int add(Descriptor descriptor) throws ErrnoException {
        return add(descriptor, 0);
    }

    /** As {@link #add(Descriptor)}, with a number not below {@code least}. */
    public int add(Descriptor descriptor, int least) throws ErrnoException {
        descriptor.file().retain();
        synchronized (this) {
            int fd = least;
            while (descriptors.containsKey(fd)) {
                fd++;
            }
            if (fd >= 0 && fd < MOST) {
                descriptors.put(fd, descriptor);
                return fd;
            }
        }
        descriptor.file().release();
        throw new ErrnoException(Errno.EMFILE);
    }

    /** Changes what is known with a descriptor. */
    public synchronized void update(int fd, UnaryOperator<Descriptor> change) throws ErrnoException {
        descriptors.put(fd, change.apply(get(fd)));
    }

    public void close(int fd) throws ErrnoException {
        Descriptor closed;
        synchronized (this) {
            closed = get(fd);
            descriptors.remove(fd);
        }
        closed.file().release();
    }

    /** Lets the number {@code to}, which is closed, stand for what {@code from} stood for. */
    public void renumber(int from, int to) throws ErrnoException {
        Descriptor replaced;
        synchronized (this) {
            Descriptor moved = get(from);
            replaced = get(to);
            if (from == to) {
                return;
            }
            descriptors.remove(from);
            descriptors.put(to, moved);
        }
        replaced.file().release();
    }

    /** Lets all descriptors that lead to a file lead to another one; the old one is closed. */
    public void replace(OpenFile before, OpenFile after) {
        synchronized (this) {
            for (Map.Entry<Integer, Descriptor> entry : descriptors.entrySet()) {
                if (entry.getValue().file().equals(before)) {
                    after.retain();
                    entry.setValue(entry.getValue().withFile(after));
                    before.release();
                }
            }
        }
    }

    /** Closes all. */
    public void closeAll() {
        var all = new ArrayList<Descriptor>();
        synchronized (this) {
            all.addAll(descriptors.values());
            descriptors.clear();
        }
        all.forEach(descriptor -> descriptor.file().release());
    }
}
