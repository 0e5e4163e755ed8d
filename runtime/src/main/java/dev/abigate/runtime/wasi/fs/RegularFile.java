package dev.abigate.runtime.wasi.fs;

/** An open file of bytes. Threads may share it. */
public interface RegularFile extends Node {
    /**
     * Reads from a position.
     *
     * @return how many bytes were read: fewer than asked for at the end of the file, 0 beyond it
     */
    int read(long position, byte[] target, int from, int count) throws ErrnoException;

    /**
     * Writes at a position; a gap before it becomes zeros.
     *
     * @return how many bytes were written, at least one where {@code count} is positive
     */
    int write(long position, byte[] source, int from, int count) throws ErrnoException;

    /**
     * Writes at the end, wherever it is then.
     *
     * @return how many bytes were written, at least one where {@code count} is positive
     */
    int append(byte[] source, int from, int count) throws ErrnoException;

    /** Cuts the file, or fills it with zeros up to the size. */
    void resize(long size) throws ErrnoException;
}
