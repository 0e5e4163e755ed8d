package dev.abigate.runtime.pthread;

import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The keys by which threads have values of their own. */
final class ThreadKeys {
    /** As many keys as there are at a time. */
    static final int MOST = 32;

    private final PosixThreads threads;

    /** Index of each key's destructor in the table, or 0. */
    private final TreeMap<Integer, Integer> destructors = new TreeMap<>();

    ThreadKeys(PosixThreads threads) {
        this.threads = threads;
    }

    void addTo(Map<String, NativeFunction> functions) {
        functions.put("pthread_key_create", this::create);
        functions.put("pthread_key_delete", call -> call.result(delete(call.i32(0)) ? 0 : -1));
        functions.put("pthread_setspecific", call -> {
            boolean exists = exists(call.i32(0));
            if (exists) {
                threads.current().values()[call.i32(0)] = call.i32(1);
            }
            call.result(exists ? 0 : -1);
        });
        functions.put(
                "pthread_getspecific",
                call -> call.result(exists(call.i32(0)) ? threads.current().values()[call.i32(0)] : 0));
    }

    private synchronized void create(NativeCall call) {
        int key = 0;
        while (destructors.containsKey(key)) {
            key++;
        }
        if (key == MOST) {
            call.result(-1);
            return;
        }
        call.memory().putInt(call.address(0), key);
        destructors.put(key, call.i32(1));
        call.result(0);
    }

    private synchronized boolean delete(int key) {
        return destructors.remove(key) != null;
    }

    private synchronized boolean exists(int key) {
        return destructors.containsKey(key);
    }

    private synchronized int destructor(int key) {
        return destructors.getOrDefault(key, 0);
    }

    /** Takes away the values of a thread that ends, and gives each that has a destructor, with the latter's index, to its caller. */
    void destroy(PosixThread thread, BiConsumer<Integer, Integer> caller) {
        int[] values = thread.values();
        for (int key = 0; key < MOST; key++) {
            int value = values[key];
            values[key] = 0;
            if (value != 0 && destructor(key) != 0) {
                caller.accept(value, destructor(key));
            }
        }
    }
}
