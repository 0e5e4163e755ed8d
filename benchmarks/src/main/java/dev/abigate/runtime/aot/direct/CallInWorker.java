package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.call.AddressedMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Calls code as a worker does, in this process, through the stubs. */
public final class CallInWorker {
    private static final int PAGE_BYTES = 0x1000;
    private static final long CODE = AddressedMemory.LOW_BASE + PAGE_BYTES;

    /** {@code mov eax, esi; ret}. */
    private static final byte[] IDENTITY = {(byte) 0x89, (byte) 0xf0, (byte) 0xc3};

    private final WorkerProcess process = new WorkerProcess();
    private final Context context = process.context();
    private long calls;

    /** Makes this process a worker with a function that answers its argument. */
    public CallInWorker() {
        long file = process.fulfil(Request.OPEN, 2 * PAGE_BYTES, PAGE_BYTES)[0];
        try (var image = FileChannel.open(Path.of("/proc/self/fd/" + file), StandardOpenOption.WRITE)) {
            image.write(ByteBuffer.wrap(IDENTITY), PAGE_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.fulfil(Request.PLACE, PAGE_BYTES, PAGE_BYTES, 1);
    }

    /** Calls the function. */
    public int call(int argument) {
        calls++;
        context.set(Context.ENTRY, CODE);
        context.set(Context.ENTRY_STACK, CODE);
        context.set(Context.ENTRY_REGISTERS + Long.BYTES, argument);
        // Awaited, so that the stub returns with the answer.
        context.set(Context.AWAITED, calls);
        context.setRelease(Context.REQUEST, calls);
        process.serve();
        if (context.get(Context.STATUS) != Context.RETURNED) {
            throw new IllegalStateException("code was left with " + context.get(Context.STATUS));
        }
        return (int) context.get(Context.LEFT_REGISTERS);
    }
}
