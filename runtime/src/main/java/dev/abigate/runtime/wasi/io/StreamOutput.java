package dev.abigate.runtime.wasi.io;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasi.FileType;
import dev.abigate.format.wasi.Rights;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** The guest's end of a stream of the embedder, to which each write goes at once. */
public final class StreamOutput extends OpenFile {
    private final OutputStream stream;

    /**
     * Writes to a stream of the embedder.
     *
     * @param terminal whether a person reads
     */
    public StreamOutput(OutputStream stream, boolean terminal) {
        super(terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN, 0);
        this.stream = stream;
    }

    @Override
    public long rights() {
        return Rights.OF_STREAMS & ~Rights.FD_READ;
    }

    /** A stream that fails is one whose reader has gone. */
    @Override
    public int write(byte[] source, int from, int count) throws ErrnoException {
        try {
            synchronized (stream) {
                stream.write(source, from, count);
                stream.flush();
            }
        } catch (IOException _) {
            throw new ErrnoException(Errno.EPIPE);
        }
        if (stream instanceof PrintStream printer && printer.checkError()) {
            throw new ErrnoException(Errno.EPIPE);
        }
        return count;
    }

    /** The stream is the embedder's. */
    @Override
    protected void close() {}
}
