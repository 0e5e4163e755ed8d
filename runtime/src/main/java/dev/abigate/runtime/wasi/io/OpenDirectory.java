package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.DirectoryEntry;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory that can be read from any entry on: who begins at the first gets the directory as it is then. */
public final class OpenDirectory extends OpenFile {
    private final Directory directory;
    private final Optional<String> preopened;
    private List<DirectoryEntry> entries = List.of();

    /**
     * A directory that is open; this closes it.
     *
     * @param preopened the guest's name of a directory that is open from the start on
     */
    public OpenDirectory(Directory directory, Optional<String> preopened, int flags) {
        super(FileType.DIRECTORY, flags);
        this.directory = directory;
        this.preopened = preopened;
    }

    public Directory directory() {
        return directory;
    }

    /** The guest's name of a directory that was open from the start on. */
    public Optional<String> preopened() {
        return preopened;
    }

    @Override
    public long rights() {
        return Rights.OF_DIRECTORIES;
    }

    /**
     * The entries, with {@code .} and {@code ..} first. What is above the directory is not told: {@code ..} has its own inode.
     *
     * @param cookie how many entries to leave out; 0 reads the directory anew
     */
    public synchronized List<DirectoryEntry> entries(long cookie) throws ErrnoException {
        if (cookie == 0 || entries.isEmpty()) {
            long inode = directory.status().inode();
            var read = new ArrayList<DirectoryEntry>();
            read.add(new DirectoryEntry(".", inode, FileType.DIRECTORY));
            read.add(new DirectoryEntry("..", inode, FileType.DIRECTORY));
            read.addAll(directory.list());
            entries = List.copyOf(read);
        }
        return cookie < 0 || cookie >= entries.size() ? List.of() : entries.subList((int) cookie, entries.size());
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return directory.status();
    }

    @Override
    public int read(byte[] target, int from, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public void setTimes(FileTimes times) throws ErrnoException {
        directory.setTimes(times);
    }

    @Override
    public void sync() throws ErrnoException {
        directory.sync();
    }

    @Override
    protected void close() {
        directory.close();
    }
}
