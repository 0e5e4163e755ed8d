package dev.abigate.runtime.wasi.fs;

/** An open file or directory. It stays the same one whatever becomes of its names. */
public interface Node extends AutoCloseable {
    FileStatus status() throws ErrnoException;

    void setTimes(FileTimes times) throws ErrnoException;

    /** Writes to the medium what is not there yet. */
    void sync() throws ErrnoException;

    /** Ends the use of it. Closing twice is harmless. */
    @Override
    void close();
}
