package dev.abigate.runtime.instance;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A thread whose stack has room for as many calls as a store allows. */
final class DeepThread {
    /** Bytes of the thread's stack for each one counted, where the JVM interprets the code that a guest was compiled to. */
    static final long BYTES = 3;

    /** For host functions, and what the JVM itself needs. */
    private static final long RESERVE = 1 << 20;

    private DeepThread() {}

    /**
     * Runs code and waits for its end. An interruption meanwhile is passed on to it.
     *
     * @param counted bytes that its calls may be counted with
     */
    static void run(int counted, Runnable code) {
        var failure = new AtomicReference<@Nullable Throwable>();
        Thread thread = Thread.ofPlatform()
                .name("guest")
                .daemon()
                .stackSize(RESERVE + BYTES * counted)
                .start(() -> {
                    try {
                        code.run();
                    } catch (RuntimeException | Error e) {
                        failure.set(e);
                    }
                });
        await(thread);
        switch (failure.get()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
