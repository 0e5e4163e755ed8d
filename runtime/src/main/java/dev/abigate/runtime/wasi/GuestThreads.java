package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.runtime.instance.CallStack;
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
import java.util.function.IntConsumer;

/**
 * The threads that a guest starts, by whatever interface. Each is a thread of the JVM. What ends one of them other than its
 * return or {@link #exit} ends the process.
 */
public final class GuestThreads {
    private static final int MAX_ID = (1 << 29) - 1;

    /** Of the JVM, for guests. */
    private static final long STACK_BYTES = 16L << 20;

    /** Of the JVM, for host functions. */
    private static final long HOST_STACK_BYTES = 1L << 20;

    private final GuestProcess process;
    private final Map<Integer, Thread> running = new HashMap<>();
    private final Set<Integer> leaving = new HashSet<>();

    /** The number of each thread by its call stack, which calls keep that go on on another thread of the JVM. */
    private final Map<CallStack, Integer> ids = new HashMap<>();

    private int lastId;

    GuestThreads(GuestProcess process) {
        this.process = process;
    }

    /**
     * Starts a thread.
     *
     * @param body what it does, with its number
     * @return the thread's number, 1 or more
     * @throws ErrnoException with EAGAIN where there are as many as may be, or as the machine has room for
     */
    public int start(IntConsumer body) throws ErrnoException {
        synchronized (running) {
            if (running.size() >= process.configuration().threads()) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            lastId = lastId == MAX_ID ? 1 : lastId + 1;
            while (running.containsKey(lastId)) {
                lastId++;
            }
            int id = lastId;
            var thread = new Thread(null, () -> run(id, body), "abigate guest " + id, STACK_BYTES + HOST_STACK_BYTES);
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (OutOfMemoryError _) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            running.put(id, thread);
            return id;
        }
    }

    private void run(int id, IntConsumer body) {
        CallStack stack = process.store().callStack();
        process.store().trustThread(STACK_BYTES);
        synchronized (running) {
            ids.put(stack, id);
        }
        try {
            untilExit(() -> body.accept(id));
        } catch (ProgramExit | Trap | WasmException | IllegalArgumentException e) {
            process.end(e);
        } finally {
            synchronized (running) {
                ids.remove(stack);
                running.remove(id);
            }
            process.events().tell();
        }
    }

    /** Runs what may {@link #exit} the thread that calls, and returns when it does. */
    public void untilExit(Runnable code) {
        try {
            code.run();
        } catch (ProgramExit e) {
            int id = current();
            synchronized (running) {
                if (!leaving.remove(id)) {
                    throw e;
                }
            }
        }
    }

    /** Ends the thread that calls; the first thread ends the process with it. */
    public void exit(int code) {
        int id = current();
        if (id != 0) {
            synchronized (running) {
                leaving.add(id);
            }
        }
        throw new ProgramExit(code);
    }

    /** The number of the thread that calls; 0 is the first. */
    public int current() {
        CallStack stack = process.store().callStack();
        synchronized (running) {
            return ids.getOrDefault(stack, 0);
        }
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
