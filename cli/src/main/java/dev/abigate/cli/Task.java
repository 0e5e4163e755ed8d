package dev.abigate.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that goes on beside the caller's, on a thread of its own. */
final class Task<T> {
    private final FutureTask<T> future;

    private Task(FutureTask<T> future) {
        this.future = future;
    }

    /** Starts the work. */
    static <T> Task<T> start(Callable<T> work) {
        var task = new Task<>(new FutureTask<>(work));
        Thread thread = new Thread(task.future, "abigate");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** What the work came to; what it threw is thrown here. */
    T result() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(e);
        };
    }
}
