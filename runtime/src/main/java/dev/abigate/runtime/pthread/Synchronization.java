package dev.abigate.runtime.pthread;

import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.wasi.io.Events;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Locks and condition variables. The guest's memory holds their handles, and what is no handle of one fails with -1; so does
 * what was initialized by a constant and not by a call.
 */
final class Synchronization {
    /** The number of EBUSY on Linux, which WAMR passes on. */
    private static final int BUSY = 16;

    /** The number of ETIMEDOUT on Linux. */
    private static final int TIMED_OUT = 110;

    private static final long NANOSECONDS = 1_000;

    private final PosixThreads threads;
    private final Events events;
    private final Map<Integer, Mutex> mutexes = new HashMap<>();
    private final Map<Integer, Condition> conditions = new HashMap<>();

    Synchronization(PosixThreads threads) {
        this.threads = threads;
        this.events = threads.events();
    }

    void addTo(Map<String, NativeFunction> functions) {
        functions.put("pthread_mutex_init", call -> initialize(call, mutexes, new Mutex()));
        functions.put(
                "pthread_mutex_lock",
                call -> with(call, mutexes, mutex -> {
                    threads.await(mutex::take);
                    call.result(0);
                }));
        functions.put(
                "pthread_mutex_unlock",
                call -> with(call, mutexes, mutex -> {
                    events.tell(mutex::unlock);
                    call.result(0);
                }));
        functions.put(
                "pthread_mutex_destroy",
                call -> with(call, mutexes, mutex -> {
                    destroy(call, mutexes);
                    call.result(mutex.isLocked() ? BUSY : 0);
                }));
        functions.put("pthread_cond_init", call -> initialize(call, conditions, new Condition()));
        functions.put("pthread_cond_wait", call -> wait(call, Long.MAX_VALUE));
        functions.put("pthread_cond_timedwait", call -> wait(call, nanoseconds(call.i64(2))));
        functions.put(
                "pthread_cond_signal",
                call -> with(call, conditions, condition -> {
                    events.tell(condition::signal);
                    call.result(0);
                }));
        functions.put(
                "pthread_cond_broadcast",
                call -> with(call, conditions, condition -> {
                    events.tell(condition::broadcast);
                    call.result(0);
                }));
        functions.put(
                "pthread_cond_destroy",
                call -> with(call, conditions, _ -> {
                    destroy(call, conditions);
                    call.result(0);
                }));
    }

    private <T> void initialize(NativeCall call, Map<Integer, T> objects, T object) {
        int handle = threads.newHandle();
        call.memory().putInt(call.address(0), handle);
        synchronized (objects) {
            objects.put(handle, object);
        }
        call.result(0);
    }

    private static <T> void destroy(NativeCall call, Map<Integer, T> objects) {
        synchronized (objects) {
            objects.remove(call.memory().getInt(call.address(0)));
        }
    }

    /** Does something with what the first argument leads to. */
    private <T> void with(NativeCall call, Map<Integer, T> objects, Consumer<T> use) {
        with(call, 0, objects, use);
    }

    private <T> void with(NativeCall call, int argument, Map<Integer, T> objects, Consumer<T> use) {
        threads.leaveWhereCancelled();
        T object;
        synchronized (objects) {
            object = objects.get(call.memory().getInt(call.address(argument)));
        }
        if (object == null) {
            call.result(-1);
        } else {
            use.accept(object);
        }
    }

    private void wait(NativeCall call, long nanoseconds) {
        with(
                call,
                conditions,
                condition -> with(call, 1, mutexes, mutex -> {
                    var waiters = new Condition.Waiter[1];
                    events.tell(() -> {
                        waiters[0] = condition.enter();
                        mutex.unlock();
                    });
                    boolean woken = threads.await(waiters[0]::isWoken, nanoseconds);
                    events.tell(() -> condition.leave(waiters[0]));
                    threads.await(mutex::take);
                    call.result(woken ? 0 : TIMED_OUT);
                }));
    }

    /** The nanoseconds of as many microseconds; -1 of these have no end. */
    private static long nanoseconds(long microseconds) {
        return Long.compareUnsigned(microseconds, Long.MAX_VALUE / NANOSECONDS) > 0
                ? Long.MAX_VALUE
                : microseconds * NANOSECONDS;
    }
}
