package dev.abigate.runtime.wasi.io;

import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What threads of a guest wait at. Whoever makes something happen that one of them may wait for tells it here, and each looks
 * whether it is what it waits for.
 */
public final class Events {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();
    private final Store store;

    /** The events of the guests of a store, whose interruptions end the waiting. */
    public Events(Store store) {
        this.store = store;
        store.onInterruption(this::tell);
    }

    /** Wakes all who wait. */
    public void tell() {
        lock.lock();
        try {
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Changes something that others may wait for. */
    public void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until {@code condition} holds, which is asked with all {@link #tell(Runnable) changes} held off.
     *
     * @throws dev.abigate.runtime.trap.Trap where guests have to stop
     */
    public void await(BooleanSupplier condition) {
        await(condition, Long.MAX_VALUE);
    }

    /**
     * As {@link #await(BooleanSupplier)}, for some time at most. Whoever interrupts the thread wants its guest to stop.
     *
     * @return whether the condition holds
     */
    public boolean await(BooleanSupplier condition, long nanoseconds) {
        long left = nanoseconds;
        lock.lock();
        try {
            while (true) {
                store.checkInterruption();
                if (condition.getAsBoolean()) {
                    return true;
                }
                if (left <= 0) {
                    return false;
                }
                left = happened.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Trap(TrapKind.INTERRUPTED);
        } finally {
            lock.unlock();
        }
    }
}
