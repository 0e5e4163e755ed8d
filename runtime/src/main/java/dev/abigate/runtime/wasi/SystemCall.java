package dev.abigate.runtime.wasi;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.HostCall;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of a function of a system interface, with the memory of the guest that calls. Arguments are numbered as the core
 * function has them: a pointer with its length is two of them. An address outside the memory is a {@link
 * dev.abigate.runtime.trap.Trap} here, which {@link SystemFunction} makes an errno of.
 */
public final class SystemCall {
    /** As many buffers as Linux takes in one call. */
    private static final int MAX_BUFFERS = 1024;

    private static final int BUFFER_BYTES = 8;

    private final HostCall call;
    private final Instance caller;
    private final LinearMemory memory;

    /** A part of the guest's memory that the guest wants to have filled or written. */
    public record Buffer(long address, int length) {}

    private SystemCall(HostCall call, Instance caller) {
        this.call = call;
        this.caller = caller;
        this.memory = memory(caller);
    }

    /**
     * The call with the instance that makes it.
     *
     * @throws ErrnoException where the embedder calls, who has no memory
     */
    static SystemCall of(HostCall call) throws ErrnoException {
        return new SystemCall(call, call.caller().orElseThrow(() -> new ErrnoException(Errno.EFAULT)));
    }

    /** The memory that the interface asks modules to export; where there is one only, it is that one. */
    private static LinearMemory memory(Instance caller) {
        if (caller.memoryCount() > 1 && caller.export("memory").orElse(null) instanceof Extern.OfMemory(var exported)) {
            return exported;
        }
        return caller.firstMemory();
    }

    /** The instance that calls. */
    public Instance caller() {
        return caller;
    }

    public LinearMemory memory() {
        return memory;
    }

    public int i32(int argument) {
        return call.i32(argument);
    }

    public long i64(int argument) {
        return call.i64(argument);
    }

    /** Sets the result of a function whose result is no errno. */
    public void result(int value) {
        call.result(value);
    }

    /** An address or a size. */
    public long size(int argument) {
        return Integer.toUnsignedLong(call.i32(argument));
    }

    /** The bytes at an address, whose number is the argument after it. */
    public ByteString bytes(int argument) {
        return read(size(argument), size(argument + 1));
    }

    /** The bytes at an address, whose number is the argument after it, as text. */
    public String text(int argument) throws ErrnoException {
        return bytes(argument).strictUtf8().orElseThrow(() -> new ErrnoException(Errno.EILSEQ));
    }

    /** A copy of bytes of the memory. */
    public ByteString read(long address, long count) {
        return memory.read(address, (int) Math.min(count, Integer.MAX_VALUE));
    }

    public void write(long address, ByteString bytes) {
        memory.write(address, bytes, 0, bytes.length());
    }

    public void putInt(int argument, int value) {
        memory.putInt(size(argument), value);
    }

    public void putLong(int argument, long value) {
        memory.putLong(size(argument), value);
    }

    /** The buffers of a list of iovec or ciovec, whose number is the argument after it. */
    public List<Buffer> buffers(int argument) throws ErrnoException {
        long count = size(argument + 1);
        if (count > MAX_BUFFERS) {
            throw new ErrnoException(Errno.EINVAL);
        }
        var buffers = new ArrayList<Buffer>();
        for (int i = 0; i < count; i++) {
            long at = size(argument) + (long) i * BUFFER_BYTES;
            long address = Integer.toUnsignedLong(memory.getInt(at));
            long length = Integer.toUnsignedLong(memory.getInt(at + Integer.BYTES));
            if (length > memory.byteSize() - address) {
                throw new ErrnoException(Errno.EFAULT);
            }
            buffers.add(new Buffer(address, (int) Math.min(length, Integer.MAX_VALUE)));
        }
        return buffers;
    }
}
