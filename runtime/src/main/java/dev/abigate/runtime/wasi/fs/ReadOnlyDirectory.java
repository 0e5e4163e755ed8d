package dev.abigate.runtime.wasi.fs;

import dev.abigate.format.wasi.Errno;
import java.util.List;

/** A directory of which nothing can be changed, whatever file system it is of. */
public final class ReadOnlyDirectory implements Directory {
    private final Directory directory;

    /** Shows {@code directory}, and closes it. */
    public ReadOnlyDirectory(Directory directory) {
        this.directory = directory;
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return directory.status();
    }

    @Override
    public FileStatus status(String name) throws ErrnoException {
        return directory.status(name);
    }

    @Override
    public void setTimes(FileTimes times) throws ErrnoException {
        throw refused();
    }

    @Override
    public void setTimes(String name, FileTimes times) throws ErrnoException {
        throw refused();
    }

    @Override
    public Directory reopen() throws ErrnoException {
        return new ReadOnlyDirectory(directory.reopen());
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new ReadOnlyDirectory(directory.openDirectory(name));
    }

    @Override
    public RegularFile openFile(String name, OpenMode mode) throws ErrnoException {
        if (mode.changes()) {
            throw refused();
        }
        return directory.openFile(name, mode);
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return directory.readLink(name);
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        throw refused();
    }

    @Override
    public void createLink(String name, String target) throws ErrnoException {
        throw refused();
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        throw refused();
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        throw refused();
    }

    @Override
    public void removeFile(String name) throws ErrnoException {
        throw refused();
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        throw refused();
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        return directory.list();
    }

    @Override
    public void sync() throws ErrnoException {
        directory.sync();
    }

    @Override
    public void close() {
        directory.close();
    }

    private static ErrnoException refused() {
        return new ErrnoException(Errno.EROFS);
    }
}
