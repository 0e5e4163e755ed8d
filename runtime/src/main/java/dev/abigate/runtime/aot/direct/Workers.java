package dev.abigate.runtime.aot.direct;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * The workers of an engine: one for each instance that runs compiled code, and a few that wait for the next instance of the
 * same module. Whatever code did to its process can hurt no other module.
 */
public final class Workers {
    private static final int MOST_IDLE = 2;

    private final Deque<Idle> idle = new ArrayDeque<>();

    private record Idle(PlacedImage image, Worker worker) {}

    /** Whether workers run on this machine. */
    public static boolean runHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** A worker that nobody else has, and that has run no other image. */
    Worker take(PlacedImage image) {
        while (true) {
            Optional<Worker> waiting = poll(image);
            if (waiting.isEmpty()) {
                return Worker.start();
            }
            if (waiting.get().isAlive()) {
                return waiting.get();
            }
            waiting.get().close();
        }
    }

    private synchronized Optional<Worker> poll(PlacedImage image) {
        for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
            Idle next = all.next();
            if (next.image().equals(image)) {
                all.remove();
                return Optional.of(next.worker());
            }
        }
        return Optional.empty();
    }

    /** Takes back a worker that has nothing open, and may run the image again. */
    void giveBack(PlacedImage image, Worker worker) {
        push(new Idle(image, worker)).ifPresent(Worker::close);
    }

    /** Returns the worker that has waited longest where there are too many. */
    private synchronized Optional<Worker> push(Idle newest) {
        idle.push(newest);
        return idle.size() > MOST_IDLE ? Optional.of(idle.removeLast().worker()) : Optional.empty();
    }
}
