package dev.abigate.runtime.wasi.fs;

import java.util.List;
import java.util.Optional;

/** Where a path leads to: a name in an open directory, which may stand for nothing yet, or an open directory itself. */
public final class Place implements AutoCloseable {
    private final List<Directory> opened;
    private final Directory directory;
    private final Optional<String> name;
    private final boolean directoryWanted;

    Place(List<Directory> opened, Directory directory, Optional<String> name, boolean directoryWanted) {
        this.opened = List.copyOf(opened);
        this.directory = directory;
        this.name = name;
        this.directoryWanted = directoryWanted;
    }

    public Directory directory() {
        return directory;
    }

    /** The name, or nothing where the path leads to the directory itself. */
    public Optional<String> name() {
        return name;
    }

    /** Whether the path ends with a slash, so that it can only mean a directory. */
    public boolean isDirectoryWanted() {
        return directoryWanted;
    }

    /** Closes the directories on the way; the place can be used until then. */
    @Override
    public void close() {
        opened.reversed().forEach(Directory::close);
    }
}
