package dev.abigate.runtime.pthread;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Instantiation;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.libc.GuestHeap;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.wasi.GuestProcess;
import dev.abigate.runtime.wasi.GuestThreads;
import dev.abigate.runtime.wasi.fs.ErrnoException;
import dev.abigate.runtime.wasi.io.Events;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The threads of one guest. Each has an instance of its own over the memory of the one that started it. A thread that is
 * cancelled ends where it waits, or else with its next call of the library.
 */
final class PosixThreads {
    private static final TypeCodes ADDRESS = TypeCodes.of(TypeCode.I32);

    /** The number of EDEADLK on Linux, which WAMR passes on. */
    private static final int DEADLOCK = 35;

    private final GuestThreads running;
    private final Events events;
    private final Optional<ThreadStacks> stacks;
    private final ThreadKeys keys = new ThreadKeys(this);
    private final AtomicInteger handles = new AtomicInteger();

    /** Those that run, and those that can be joined. */
    private final Map<Integer, PosixThread> byHandle = new HashMap<>();

    private final Map<Integer, PosixThread> byId = new ConcurrentHashMap<>();

    PosixThreads(GuestProcess process, WasmModule module, GuestHeap heap) {
        this.running = process.threads();
        this.events = process.events();
        this.stacks = AuxiliaryStack.of(module).map(stack -> new ThreadStacks(stack, heap));
    }

    void addTo(Map<String, NativeFunction> functions) {
        functions.put("pthread_create", this::create);
        functions.put("pthread_join", this::join);
        functions.put("pthread_detach", call -> {
            leaveWhereCancelled();
            find(call.i32(0)).ifPresent(this::detach);
            call.result(0);
        });
        functions.put("pthread_cancel", call -> {
            find(call.i32(0)).ifPresent(thread -> events.tell(thread::cancel));
            leaveWhereCancelled();
            call.result(0);
        });
        functions.put("pthread_self", this::self);
        functions.put("__pthread_self", this::self);
        functions.put("pthread_exit", this::exit);
        keys.addTo(functions);
    }

    Events events() {
        return events;
    }

    /** A number that no thread, lock or other thing of the guest has. */
    int newHandle() {
        return handles.incrementAndGet();
    }

    /** The thread that calls. */
    PosixThread current() {
        return byId.computeIfAbsent(running.current(), _ -> new PosixThread(0));
    }

    /** Waits for something; the thread ends here where it is cancelled before. */
    void await(BooleanSupplier condition) {
        await(condition, Long.MAX_VALUE);
    }

    /** As {@link #await(BooleanSupplier)}, for some time at most, and tells whether the condition holds. */
    boolean await(BooleanSupplier condition, long nanoseconds) {
        PosixThread thread = current();
        boolean[] holds = {false};
        events.await(
                () -> {
                    holds[0] = !thread.isCancelled() && condition.getAsBoolean();
                    return holds[0] || thread.isCancelled();
                },
                nanoseconds);
        if (!holds[0]) {
            leaveWhereCancelled();
        }
        return holds[0];
    }

    /** Ends the thread that calls where it is cancelled. */
    void leaveWhereCancelled() {
        PosixThread thread = current();
        if (thread.isCancelled()) {
            events.tell(thread::endCancelled);
            running.exit(0);
        }
    }

    private void self(NativeCall call) {
        call.result(current().handle());
    }

    private void create(NativeCall call) {
        leaveWhereCancelled();
        Instance guest = call.caller();
        OptionalLong stack = stacks.map(each -> each.take(guest)).orElse(OptionalLong.empty());
        if (stack.isEmpty()) {
            call.result(-1);
            return;
        }
        var thread = new PosixThread(newHandle());
        call.memory().putInt(call.address(0), thread.handle());
        call.result(start(thread, guest, stack.getAsLong(), call.i32(2), call.i32(3)) ? 0 : -1);
    }

    private boolean start(PosixThread thread, Instance guest, long stack, int function, int argument) {
        Instance instance = Instantiation.instantiateThread(guest);
        stacks.orElseThrow().use(instance, stack);
        synchronized (byHandle) {
            byHandle.put(thread.handle(), thread);
        }
        try {
            running.start(id -> {
                byId.put(id, thread);
                try {
                    run(thread, instance, function, argument);
                } finally {
                    byId.remove(id);
                    release(thread, instance, stack);
                }
            });
            return true;
        } catch (ErrnoException _) {
            thread.detach();
            release(thread, instance, stack);
            return false;
        }
    }

    private void run(PosixThread thread, Instance instance, int function, int argument) {
        running.untilExit(() -> {
            int result = call(instance, function, argument);
            events.tell(() -> thread.setResult(result));
        });
        keys.destroy(thread, (value, destructor) -> running.untilExit(() -> call(instance, destructor, value)));
    }

    /** Calls a function of the table that takes an address; what it returns is 0 where it returns nothing. */
    private static int call(Instance instance, int index, int argument) {
        if (instance.module().declarations().tableCount() == 0) {
            throw new Trap(TrapKind.UNDEFINED_ELEMENT);
        }
        Function function = instance.table(0).callee(Integer.toUnsignedLong(index));
        if (!function.signature().parameters().equals(ADDRESS)) {
            throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
        }
        return function.call(Value.i32(argument)).stream()
                .findFirst()
                .map(result -> result instanceof Value.I32(int address) ? address : 0)
                .orElse(0);
    }

    private void release(PosixThread thread, Instance instance, long stack) {
        stacks.orElseThrow().give(stack);
        instance.retire();
        events.tell(() -> {
            thread.finish();
            forgetWhereOver(thread);
        });
    }

    private void forgetWhereOver(PosixThread thread) {
        if (thread.isFinished() && thread.isDetached()) {
            synchronized (byHandle) {
                byHandle.remove(thread.handle());
            }
        }
    }

    private Optional<PosixThread> find(int handle) {
        synchronized (byHandle) {
            return Optional.ofNullable(byHandle.get(handle));
        }
    }

    private void detach(PosixThread thread) {
        events.tell(() -> {
            thread.detach();
            forgetWhereOver(thread);
        });
    }

    /** As in WAMR a thread that nobody knows any more counts as joined. */
    private void join(NativeCall call) {
        leaveWhereCancelled();
        long result = call.address(1);
        if (result > call.memory().byteSize() - Integer.BYTES) {
            call.result(-1);
            return;
        }
        Optional<PosixThread> found = find(call.i32(0));
        if (found.isEmpty()) {
            call.result(0);
            return;
        }
        PosixThread thread = found.get();
        if (thread == current()) {
            call.result(DEADLOCK);
            return;
        }
        await(thread::isFinished);
        detach(thread);
        if (result != 0) {
            call.memory().putInt(result, thread.result());
        }
        call.result(0);
    }

    /** The first thread cannot end in this way. */
    private void exit(NativeCall call) {
        PosixThread thread = current();
        if (thread.handle() != 0) {
            events.tell(() -> thread.setResult(call.i32(0)));
            running.exit(0);
        }
    }
}
