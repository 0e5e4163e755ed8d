package dev.abigate.runtime.wasi.fs.memory;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A file system in memory. All its nodes share one lock, so that each change of the tree is one step for every thread. Inodes
 * are numbered in the order in which nodes are first seen.
 */
public final class MemoryTree implements AutoCloseable {
    /** What all files together may contain unless said otherwise: 256 MiB. */
    public static final long DEFAULT_CAPACITY = 256L << 20;

    private final LongSupplier clock;
    private final long capacity;
    private final MemoryDirectory root;
    private final List<Directory> opened = new ArrayList<>();
    private long used;
    private long inodes;

    private MemoryTree(Optional<Lower> lower, LongSupplier clock, long capacity) {
        this.clock = clock;
        this.capacity = capacity;
        this.root = new MemoryDirectory(this, Optional.empty(), lower);
    }

    /**
     * An empty tree.
     *
     * @param clock nanoseconds since 1970, for the times of files
     * @param capacity bytes that all files together may contain
     */
    public static MemoryTree empty(LongSupplier clock, long capacity) {
        return new MemoryTree(Optional.empty(), clock, capacity);
    }

    /**
     * A tree that shows what {@code base} contains. Changes stay in memory: the base is only read, a directory when it is
     * first looked into and a file when it is first read or written. The tree closes the base.
     *
     * @param clock nanoseconds since 1970, for the times of files that change
     * @param capacity bytes that all files together may contain, as far as they were read or written
     */
    public static MemoryTree over(Directory base, LongSupplier clock, long capacity) {
        return new MemoryTree(Optional.of(new Lower.Root(base)), clock, capacity);
    }

    public Directory root() {
        return root;
    }

    /** Closes what is open of the base. */
    @Override
    public synchronized void close() {
        opened.forEach(Directory::close);
        opened.clear();
    }

    long now() {
        return clock.getAsLong();
    }

    long nextInode() {
        return ++inodes;
    }

    void keep(Directory directory) {
        opened.add(directory);
    }

    /** Takes or gives back room for the contents of files. */
    void reserve(long bytes) throws ErrnoException {
        if (bytes > capacity - used) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        used += bytes;
    }
}
