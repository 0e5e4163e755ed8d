package dev.abigate.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that goes on beside the caller's, on a thread of its own. */
final class Task<T> {
    private final FutureTask<T> future;

    private Task(FutureTask<T> future) {
        this.future = future;
    }

    /** Starts the work. */
    static <T> Task<T> start(Callable<T> work) {
        return start(work, 0);
    }

    /** As {@link #start(Callable)}, with a stack of a certain size; 0 means the usual one. */
    static <T> Task<T> start(Callable<T> work, long stackBytes) {
        var task = new Task<>(new FutureTask<>(work));
        Thread thread = new Thread(null, task.future, "abigate", stackBytes);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** What the work came to within a time, or nothing; what it threw is thrown here. */
    Optional<T> result(Duration time) {
        try {
            return Optional.of(future.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw rethrown(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
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
