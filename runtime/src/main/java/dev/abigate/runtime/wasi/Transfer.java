package dev.abigate.runtime.wasi;

import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.util.List;

/**
 * Moves bytes between buffers of the guest and a file, part by part, so that no guest makes the host hold much. Buffers are
 * one run of bytes here, whatever their number.
 */
final class Transfer {
    private static final int CHUNK = 1 << 18;

    private final LinearMemory memory;
    private final List<SystemCall.Buffer> buffers;
    private int buffer;
    private int offset;

    /** Reads into an array, or writes from it. */
    @FunctionalInterface
    interface Step {
        /**
         * Moves bytes.
         *
         * @param done how many bytes were moved before
         * @return how many bytes were moved: fewer than {@code count} end the transfer
         */
        int move(long done, byte[] bytes, int count) throws ErrnoException;
    }

    /** Copies between the memory and an array. */
    @FunctionalInterface
    private interface Copy {
        void copy(long address, byte[] bytes, int from, int count);
    }

    Transfer(SystemCall call, List<SystemCall.Buffer> buffers) {
        this.memory = call.memory();
        this.buffers = buffers;
    }

    /** Fills the buffers; answers how many bytes there were. */
    long read(Step step) throws ErrnoException {
        long done = 0;
        byte[] chunk = new byte[chunkSize(0)];
        while (chunk.length > 0) {
            int moved = step(step, done, chunk);
            advance(moved, chunk, (address, bytes, from, count) -> memory.write(address, bytes, from, count));
            done += moved;
            if (moved < chunk.length) {
                return done;
            }
            chunk = new byte[chunkSize(done)];
        }
        return done;
    }

    /** Writes the buffers; answers how many bytes were written. */
    long write(Step step) throws ErrnoException {
        long done = 0;
        byte[] chunk = new byte[chunkSize(0)];
        do {
            advance(chunk.length, chunk, (address, bytes, from, count) -> memory.read(address, bytes, from, count));
            int moved = step(step, done, chunk);
            done += moved;
            if (moved < chunk.length) {
                return done;
            }
            chunk = new byte[chunkSize(done)];
        } while (chunk.length > 0);
        return done;
    }

    /** Who has moved something is told so: the failure comes back with the next call. */
    private static int step(Step step, long done, byte[] chunk) throws ErrnoException {
        try {
            return step.move(done, chunk, chunk.length);
        } catch (ErrnoException e) {
            if (done > 0) {
                return 0;
            }
            throw e;
        }
    }

    private int chunkSize(long done) {
        long all = buffers.stream().mapToLong(SystemCall.Buffer::length).sum();
        return (int) Math.min(CHUNK, all - done);
    }

    private void advance(int count, byte[] bytes, Copy copy) {
        int at = 0;
        while (at < count) {
            SystemCall.Buffer current = buffers.get(buffer);
            int part = Math.min(count - at, current.length() - offset);
            copy.copy(current.address() + offset, bytes, at, part);
            at += part;
            offset += part;
            if (offset == current.length()) {
                buffer++;
                offset = 0;
            }
        }
    }
}
