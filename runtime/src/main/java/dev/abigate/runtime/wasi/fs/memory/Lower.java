package dev.abigate.runtime.wasi.fs.memory;

import dev.abigate.runtime.wasi.fs.Directory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.OpenMode;
import dev.abigate.runtime.wasi.fs.RegularFile;

/** Where the contents of a node come from that was not changed yet. */
sealed interface Lower {
    /** The directory that the tree lies over. */
    record Root(Directory directory) implements Lower {}

    /** A name in a directory of the base. */
    record Child(Directory directory, String name) implements Lower {}

    default Directory openDirectory() throws ErrnoException {
        return switch (this) {
            case Root(Directory directory) -> directory;
            case Child(Directory directory, String name) -> directory.openDirectory(name);
        };
    }

    default RegularFile openFile() throws ErrnoException {
        return switch (this) {
            case Root _ -> throw new IllegalStateException("the base is a directory");
            case Child(Directory directory, String name) -> directory.openFile(name, OpenMode.READ);
        };
    }
}
