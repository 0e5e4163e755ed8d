package dev.abigate.runtime.instance;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call stacks of the threads that call into a store. The store has them, not the threads: what a thread-local variable
 * holds lives as long as its thread where it refers to the variable, and a call stack refers to its store.
 */
final class CallStacks {
    private final Supplier<CallStack> factory;
    private final Map<Thread, CallStack> byThread = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile @Nullable Recent recent;

    private record Recent(long threadId, CallStack stack) {}

    CallStacks(Supplier<CallStack> factory) {
        this.factory = factory;
    }

    /** The call stack of the current thread. */
    CallStack current() {
        Thread thread = Thread.currentThread();
        Recent last = recent;
        if (last != null && last.threadId() == thread.threadId()) {
            return last.stack();
        }
        CallStack stack = byThread.computeIfAbsent(thread, _ -> factory.get());
        recent = new Recent(thread.threadId(), stack);
        return stack;
    }

    /** Runs code in whose thread a call stack goes on that another thread, which waits, has begun. */
    void runWith(CallStack stack, Runnable code) {
        Thread thread = Thread.currentThread();
        byThread.put(thread, stack);
        try {
            code.run();
        } finally {
            byThread.remove(thread);
        }
    }
}
