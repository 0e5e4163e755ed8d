package dev.abigate.runtime.aot.direct;

import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.memory.NativeMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** A worker while it serves one instance. */
public final class WorkerSession implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 3;

    private final Workers workers;
    private final Worker worker;
    private final Arena arena = Arena.ofShared();
    private final long memoryFile;
    private final PlacedImage image;
    private final MemorySegment low;
    private long memoryBytes;
    private volatile boolean ended;

    private record Opened(Worker worker, long imageFile, long memoryFile) {}

    /**
     * A worker with room for an image and a memory.
     *
     * @param mostMemoryBytes what the memory may ever need
     * @throws Trap where there is no worker, or it refuses
     */
    public WorkerSession(Workers workers, PlacedImage image, long mostMemoryBytes) {
        this.workers = workers;
        this.image = image;
        Opened opened = open(mostMemoryBytes, MOST_ATTEMPTS);
        this.worker = opened.worker();
        this.memoryFile = opened.memoryFile();
        try {
            try (FileChannel file = worker.file(opened.imageFile())) {
                this.low = file.map(MapMode.READ_WRITE, 0, image.size(), arena);
            }
            byte[] contents = image.contents();
            MemorySegment.copy(contents, 0, low, ValueLayout.JAVA_BYTE, image.start(), contents.length);
        } catch (IOException e) {
            worker.close();
            arena.close();
            throw new Trap(TrapKind.HOST_ERROR, "the worker process has ended", e);
        }
    }

    /** Where a JVM places itself is left to chance: the next one may have free what this one has taken. */
    private Opened open(long mostMemoryBytes, int attempts) {
        Worker candidate = workers.take(image);
        try {
            long[] files = candidate.ask(Request.OPEN, image.size(), mostMemoryBytes);
            return new Opened(candidate, files[0], files[1]);
        } catch (Worker.EndedException e) {
            candidate.close();
            throw new Trap(TrapKind.HOST_ERROR, "the worker process has ended", e);
        } catch (Trap e) {
            candidate.close();
            if (attempts == 1) {
                throw e;
            }
            return open(mostMemoryBytes, attempts - 1);
        }
    }

    /**
     * The linear memory of a type, which both processes have mapped.
     *
     * @param maximumBytes as it was told before
     */
    public NativeMemory memory(MemoryType type, long maximumBytes) {
        try (FileChannel file = worker.file(memoryFile)) {
            return NativeMemory.in(file, type, maximumBytes);
        } catch (IOException e) {
            throw new Trap(TrapKind.HOST_ERROR, "no memory in the worker process: " + e.getMessage(), e);
        }
    }

    PlacedImage image() {
        return image;
    }

    /** The low memory. What code can write of it both processes see. */
    MemorySegment low() {
        return low;
    }

    Context context() {
        return worker.context();
    }

    /** Maps the image. */
    void place() {
        ask(Request.PLACE, image.writableBytes(), image.codeBytes(), image.gates());
    }

    /** Makes at least so many bytes of the memory accessible. */
    void useMemory(long bytes) {
        if (bytes > memoryBytes && !ended) {
            ask(Request.GROW, bytes);
            memoryBytes = bytes;
        }
    }

    /**
     * Enters code as the context says.
     *
     * @return whether it was soon left; if not, {@link #awaitLeaving} is next
     * @throws Trap where the process ends meanwhile
     */
    boolean enter() {
        requireAlive();
        try {
            return worker.request();
        } catch (Worker.EndedException e) {
            throw crash(e);
        }
    }

    /**
     * Sleeps until code is left.
     *
     * @throws Trap where the process ends meanwhile
     */
    void awaitLeaving() {
        try {
            worker.awaitAnswer();
        } catch (Worker.EndedException e) {
            throw crash(e);
        }
    }

    private void ask(Request request, long... parameters) {
        requireAlive();
        try {
            worker.ask(request, parameters);
        } catch (Worker.EndedException e) {
            throw crash(e);
        }
    }

    private void requireAlive() {
        if (ended) {
            throw new Trap(TrapKind.CRASHED, "the worker process of this instance has ended");
        }
    }

    private Trap crash(Worker.EndedException cause) {
        ended = true;
        return new Trap(TrapKind.CRASHED, "the worker process ended: " + worker.end(), cause);
    }

    /** Ends the process at once, from any thread. */
    void kill() {
        worker.kill();
    }

    /** Ends the process, of whose state nothing can be known any more. */
    void abandon() {
        ended = true;
        worker.kill();
    }

    /** Gives the worker back, for other instances. */
    @Override
    public void close() {
        if (!ended) {
            try {
                ask(Request.CLOSE);
                workers.giveBack(image, worker);
            } catch (Trap e) {
                worker.close();
            }
        } else {
            worker.close();
        }
        ended = true;
        arena.close();
    }
}
