package dev.abigate.runtime.wasi.fs;

import java.util.List;

/**
 * An open directory. Names are single ones, as {@link PathWalk} makes them out of paths: not empty, neither {@code .} nor
 * {@code ..}, without a slash. No operation follows a symbolic link.
 */
public interface Directory extends Node {
    /** The status of what a name stands for; of the link itself where it is one. */
    FileStatus status(String name) throws ErrnoException;

    void setTimes(String name, FileTimes times) throws ErrnoException;

    /** Opens this directory once more. */
    Directory reopen() throws ErrnoException;

    Directory openDirectory(String name) throws ErrnoException;

    /** Opens a file of bytes; what is none, neither directory nor link nor device, cannot be opened here. */
    RegularFile openFile(String name, OpenMode mode) throws ErrnoException;

    /** What a symbolic link contains. */
    String readLink(String name) throws ErrnoException;

    void createDirectory(String name) throws ErrnoException;

    void createLink(String name, String target) throws ErrnoException;

    /** Gives a file another name, in a directory of the same file system. */
    void link(String name, Directory to, String newName) throws ErrnoException;

    /** Moves what a name stands for, in one step, in place of what the new name stood for. */
    void rename(String name, Directory to, String newName) throws ErrnoException;

    void removeFile(String name) throws ErrnoException;

    void removeDirectory(String name) throws ErrnoException;

    /** The entries without {@code .} and {@code ..}, in the file system's own order. */
    List<DirectoryEntry> list() throws ErrnoException;
}
