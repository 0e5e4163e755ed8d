package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The threads that a guest starts. Each runs in a thread of the JVM and an instance of its own, which shares the imported
 * memory with the others.
 *
 * @see <a href="https://github.com/WebAssembly/wasi-threads">wasi-threads</a>
 */
public final class GuestThreads {
    /** The export that a thread begins with. */
    public static final String ENTRY = "wasi_thread_start";

    private static final int MAX_ID = (1 << 29) - 1;
    private static final long STACK_BYTES = 16L << 20;

    private final GuestProcess process;
    private final Linker linker;
    private final ExecutableModule module;
    private final Map<Integer, Thread> running = new HashMap<>();
    private final Set<Integer> leaving = new HashSet<>();
    private final ThreadLocal<Integer> current = ThreadLocal.withInitial(() -> 0);
    private int lastId;

    /** Threads that run {@code module}, linked like the first instance. */
    GuestThreads(GuestProcess process, Linker linker, ExecutableModule module) {
        this.process = process;
        this.linker = linker;
        this.module = module;
    }

    /**
     * Starts a thread.
     *
     * @param argument that the guest gave for it
     * @return the thread's number, 1 or more
     * @throws ErrnoException where there are as many as may be, or the guest has no entry for them
     */
    public int spawn(int argument) throws ErrnoException {
        Instance instance;
        try {
            instance = linker.instantiate(module);
        } catch (LinkException _) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        if (!(instance.export(ENTRY).orElse(null) instanceof Extern.OfFunction)) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        synchronized (running) {
            if (running.size() >= process.configuration().threads()) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            lastId = lastId == MAX_ID ? 1 : lastId + 1;
            while (running.containsKey(lastId)) {
                lastId++;
            }
            int id = lastId;
            Thread thread = new Thread(null, () -> run(instance, id, argument), "abigate guest " + id, STACK_BYTES);
            thread.setDaemon(true);
            running.put(id, thread);
            thread.start();
            return id;
        }
    }

    private void run(Instance instance, int id, int argument) {
        current.set(id);
        try {
            instance.function(ENTRY).call(Value.i32(id), Value.i32(argument));
        } catch (ProgramExit e) {
            if (!isLeaving(id)) {
                process.end(e);
            }
        } catch (Trap | WasmException | IllegalArgumentException e) {
            process.end(e);
        } finally {
            synchronized (running) {
                running.remove(id);
            }
            process.events().tell();
        }
    }

    private boolean isLeaving(int id) {
        synchronized (running) {
            return leaving.remove(id);
        }
    }

    /** Ends the thread that calls; the first thread ends the process with it. */
    void exit(int code) {
        int id = current();
        if (id != 0) {
            synchronized (running) {
                leaving.add(id);
            }
        }
        throw new ProgramExit(code);
    }

    /** The number of the thread that calls; 0 is the first. */
    int current() {
        return current.get();
    }

    /** Whether a number is that of a thread that was started, though it may have ended. */
    boolean wasStarted(int id) {
        synchronized (running) {
            return id > 0 && id <= lastId;
        }
    }

    /** Whether a thread runs. */
    public boolean isRunning(int id) {
        synchronized (running) {
            return running.containsKey(id);
        }
    }

    boolean areRunning() {
        synchronized (running) {
            return !running.isEmpty();
        }
    }

    /** Waits until all threads are gone, for some time at most. */
    void await(Duration time) {
        List<Thread> left;
        synchronized (running) {
            left = List.copyOf(running.values());
        }
        long end = System.nanoTime() + time.toNanos();
        for (Thread thread : left) {
            try {
                if (!thread.join(Duration.ofNanos(end - System.nanoTime()))) {
                    return;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
