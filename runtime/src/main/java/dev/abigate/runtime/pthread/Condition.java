package dev.abigate.runtime.pthread;

import java.util.ArrayDeque;
import java.util.Deque;

/** A condition variable: the threads that wait for it, in their order. It is changed with the events of the process held. */
final class Condition {
    private final Deque<Waiter> waiters = new ArrayDeque<>();

    /** A thread that waits until it is woken. */
    static final class Waiter {
        private boolean woken;

        boolean isWoken() {
            return woken;
        }
    }

    /** A thread begins to wait. */
    Waiter enter() {
        var waiter = new Waiter();
        waiters.add(waiter);
        return waiter;
    }

    /** A thread waits no longer, woken or not. */
    void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** Wakes the thread that waits longest. */
    void signal() {
        if (!waiters.isEmpty()) {
            waiters.pop().woken = true;
        }
    }

    void broadcast() {
        while (!waiters.isEmpty()) {
            signal();
        }
    }
}
