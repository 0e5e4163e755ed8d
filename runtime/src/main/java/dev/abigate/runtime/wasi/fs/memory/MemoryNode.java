package dev.abigate.runtime.wasi.fs.memory;

import dev.abigate.format.wasi.FileType;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.fs.Node;

/** A file, a directory or a link of a tree. */
abstract sealed class MemoryNode implements Node permits MemoryDirectory, MemoryFile, MemoryLink {
    private final MemoryTree tree;
    private final long inode;
    private long links = 1;
    private long accessed;
    private long modified;
    private long changed;

    MemoryNode(MemoryTree tree) {
        this.tree = tree;
        this.inode = tree.nextInode();
        this.accessed = tree.now();
        this.modified = accessed;
        this.changed = accessed;
    }

    final MemoryTree tree() {
        return tree;
    }

    final long inode() {
        return inode;
    }

    /** Names that the node has. */
    final long links() {
        return links;
    }

    final void addLinks(int more) {
        links += more;
        changed = tree.now();
    }

    final void touch() {
        modified = tree.now();
        changed = modified;
    }

    /** Takes over the times of the node of the base that this one stands for. */
    final void takeTimes(FileStatus base) {
        accessed = base.accessed();
        modified = base.modified();
        changed = base.changed();
    }

    abstract FileType type();

    abstract long size() throws ErrnoException;

    @Override
    public final FileStatus status() throws ErrnoException {
        synchronized (tree) {
            return new FileStatus(1, inode, type(), links, size(), accessed, modified, changed);
        }
    }

    @Override
    public final void setTimes(FileTimes times) {
        synchronized (tree) {
            accessed = times.accessed().orElse(accessed);
            modified = times.modified().orElse(modified);
            changed = tree.now();
        }
    }

    @Override
    public final void sync() {}

    /** A node lives as long as someone knows it. */
    @Override
    public final void close() {}
}
