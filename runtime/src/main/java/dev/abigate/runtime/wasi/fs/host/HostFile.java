package dev.abigate.runtime.wasi.fs.host;

import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.fs.FileStatus;
import dev.abigate.runtime.wasi.fs.FileTimes;
import dev.abigate.runtime.wasi.fs.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** An open file of the machine. */
final class HostFile implements RegularFile {
    private final FileChannel channel;
    private final Anchor anchor;

    HostFile(FileChannel channel, Anchor anchor) {
        this.channel = channel;
        this.anchor = anchor;
    }

    @Override
    public FileStatus status() throws ErrnoException {
        return HostRequest.answer(() -> HostStatus.read(anchor.path()));
    }

    @Override
    public void setTimes(FileTimes times) throws ErrnoException {
        HostRequest.answer(() -> {
            HostStatus.setTimes(anchor.path(), times);
            return true;
        });
    }

    @Override
    public int read(long position, byte[] target, int from, int count) throws ErrnoException {
        return HostRequest.answer(() -> Math.max(0, channel.read(ByteBuffer.wrap(target, from, count), position)));
    }

    @Override
    public int write(long position, byte[] source, int from, int count) throws ErrnoException {
        return HostRequest.answer(() -> channel.write(ByteBuffer.wrap(source, from, count), position));
    }

    @Override
    public synchronized int append(byte[] source, int from, int count) throws ErrnoException {
        return HostRequest.answer(() -> channel.write(ByteBuffer.wrap(source, from, count), channel.size()));
    }

    @Override
    public synchronized void resize(long size) throws ErrnoException {
        HostRequest.answer(() -> {
            if (size > channel.size()) {
                channel.write(ByteBuffer.allocate(1), size - 1);
            } else {
                channel.truncate(size);
            }
            return true;
        });
    }

    @Override
    public void sync() throws ErrnoException {
        HostRequest.answer(() -> {
            channel.force(true);
            return true;
        });
    }

    /** What a write could not tell, closing cannot tell either: the guest has {@link #sync} for that. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            return;
        }
    }
}
