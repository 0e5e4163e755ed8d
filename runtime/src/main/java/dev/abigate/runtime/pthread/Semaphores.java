package dev.abigate.runtime.pthread;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.wasi.io.Events;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Semaphores by their names, which are known to this guest only. What fails answers -1. */
final class Semaphores {
    private static final int CREATE = 0100;
    private static final int EXCLUSIVE = 0200;

    private final PosixThreads threads;
    private final Events events;
    private final Map<ByteString, Semaphore> byName = new HashMap<>();
    private final Map<Integer, Semaphore> byHandle = new HashMap<>();

    Semaphores(PosixThreads threads) {
        this.threads = threads;
        this.events = threads.events();
    }

    void addTo(Map<String, NativeFunction> functions) {
        functions.put("sem_open", call -> call.result(open(call.string(0), call.i32(1), call.i32(3))));
        functions.put("sem_close", call -> call.result(close(call.i32(0))));
        functions.put("sem_unlink", call -> call.result(unlink(call.string(0))));
        functions.put(
                "sem_wait",
                call -> with(call, semaphore -> {
                    threads.await(semaphore::take);
                    return 0;
                }));
        functions.put("sem_trywait", call -> with(call, semaphore -> events.await(semaphore::take, 0) ? 0 : -1));
        functions.put(
                "sem_post",
                call -> with(call, semaphore -> {
                    events.tell(semaphore::post);
                    return 0;
                }));
        functions.put(
                "sem_getvalue",
                call -> with(call, semaphore -> {
                    events.tell(() -> call.memory().putInt(call.address(1), semaphore.value()));
                    return 0;
                }));
    }

    /** The handle of a semaphore, with the flags of Linux; one name has one handle. */
    private synchronized int open(ByteString name, int flags, int value) {
        Semaphore known = byName.get(name);
        if (known == null
                ? (flags & CREATE) == 0 || value < 0
                : (flags & (CREATE | EXCLUSIVE)) == (CREATE | EXCLUSIVE)) {
            return -1;
        }
        Semaphore semaphore = known == null ? new Semaphore(threads.newHandle(), value) : known;
        byName.put(name, semaphore);
        byHandle.put(semaphore.handle(), semaphore);
        return semaphore.handle();
    }

    private synchronized int close(int handle) {
        return byHandle.remove(handle) == null ? -1 : 0;
    }

    private synchronized int unlink(ByteString name) {
        return byName.remove(name) == null ? -1 : 0;
    }

    private synchronized Optional<Semaphore> semaphore(int handle) {
        return Optional.ofNullable(byHandle.get(handle));
    }

    private void with(NativeCall call, ToIntFunction<Semaphore> use) {
        threads.leaveWhereCancelled();
        call.result(semaphore(call.i32(0)).map(use::applyAsInt).orElse(-1));
    }
}
