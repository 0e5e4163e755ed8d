package dev.abigate.runtime.aot.direct;

import java.util.ArrayDeque;
import java.util.Deque;

/** The workers of an engine: one for each instance that runs compiled code, and a few that wait for the next one. */
public final class Workers {
    private static final int MOST_IDLE = 2;

    private final Deque<Worker> idle = new ArrayDeque<>();

    /** Whether workers run on this machine. */
    public static boolean runHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** A worker that nobody else has. */
    Worker take() {
        while (true) {
            Worker worker;
            synchronized (idle) {
                worker = idle.poll();
            }
            if (worker == null) {
                return Worker.start();
            }
            if (worker.isAlive()) {
                return worker;
            }
            worker.close();
        }
    }

    /** Takes back a worker that has nothing open and may serve again. */
    void giveBack(Worker worker) {
        synchronized (idle) {
            if (idle.size() < MOST_IDLE) {
                idle.push(worker);
                return;
            }
        }
        worker.close();
    }
}
