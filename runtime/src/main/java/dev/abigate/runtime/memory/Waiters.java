package dev.abigate.runtime.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The threads that wait at addresses of a memory. */
final class Waiters {
    static final int NOTIFIED = 0;
    static final int NOT_EQUAL = 1;
    static final int TIMED_OUT = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Deque<Waiter>> byAddress = new HashMap<>();

    private static final class Waiter {
        private final Condition woken;
        private boolean notified;

        Waiter(Condition woken) {
            this.woken = woken;
        }
    }

    int await(long address, BooleanSupplier isExpected, long nanoseconds, BooleanSupplier stopped) {
        lock.lock();
        try {
            if (!isExpected.getAsBoolean()) {
                return NOT_EQUAL;
            }
            var waiter = new Waiter(lock.newCondition());
            byAddress.computeIfAbsent(address, a -> new ArrayDeque<>()).add(waiter);
            waitFor(waiter, nanoseconds, stopped);
            if (!waiter.notified) {
                remove(address, waiter);
            }
            return waiter.notified ? NOTIFIED : TIMED_OUT;
        } finally {
            lock.unlock();
        }
    }

    private static void waitFor(Waiter waiter, long nanoseconds, BooleanSupplier stopped) {
        long left = nanoseconds < 0 ? Long.MAX_VALUE : nanoseconds;
        while (!waiter.notified && left > 0 && !stopped.getAsBoolean()) {
            try {
                long remaining = waiter.woken.awaitNanos(left);
                left = nanoseconds < 0 ? left : remaining;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void remove(long address, Waiter waiter) {
        Deque<Waiter> waiting = byAddress.get(address);
        if (waiting != null) {
            waiting.remove(waiter);
            if (waiting.isEmpty()) {
                byAddress.remove(address);
            }
        }
    }

    int wake(long address, int count) {
        lock.lock();
        try {
            Deque<Waiter> waiting = byAddress.getOrDefault(address, new ArrayDeque<>());
            int woken = 0;
            while (Integer.compareUnsigned(woken, count) < 0 && !waiting.isEmpty()) {
                Waiter waiter = waiting.removeFirst();
                waiter.notified = true;
                waiter.woken.signal();
                woken++;
            }
            if (waiting.isEmpty()) {
                byAddress.remove(address);
            }
            return woken;
        } finally {
            lock.unlock();
        }
    }

    void wakeAll() {
        lock.lock();
        try {
            for (Deque<Waiter> waiting : byAddress.values()) {
                waiting.forEach(waiter -> waiter.woken.signal());
            }
        } finally {
            lock.unlock();
        }
    }
}
