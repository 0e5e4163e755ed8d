package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.runtime.heap.HeapAccount;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryUnavailableException;
import dev.abigate.runtime.memory.NativeMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A world of instances that may share functions, memories, tables, globals and tags, with the limits that they have
 * together. Threads may call into one store at the same time; its fuel is for one thread at a time.
 *
 * <p>Memories outside the heap (shared ones, and those that may exceed 2 GiB) live until the store is closed. One whose
 * guests have none of these need not be.
 */
public final class Store implements AutoCloseable {
    private final CanonicalTypes types;
    private final StoreLimits limits;
    private final CallStacks stacks;
    private final HeapAccount heap;
    private final AtomicLong tableElements = new AtomicLong();
    private final AtomicInteger instances = new AtomicInteger();
    private final Queue<Runnable> closers = new ConcurrentLinkedQueue<>();
    private final List<Runnable> interruptListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable TrapKind interruption;
    private long fuel;
    private @Nullable BoundaryObserver boundaryObserver;

    /**
     * A store of an engine.
     *
     * @param types of the engine
     * @param stacks makes the call stack of a thread
     */
    public Store(CanonicalTypes types, StoreLimits limits, Function<Store, CallStack> stacks) {
        this.types = types;
        this.limits = limits;
        this.heap = new HeapAccount(limits.heapBytes());
        this.stacks = new CallStacks(() -> stacks.apply(this));
    }

    public CanonicalTypes types() {
        return types;
    }

    public StoreLimits limits() {
        return limits;
    }

    /** What counts the structures, arrays and exceptions of this store. */
    public HeapAccount heap() {
        return heap;
    }

    /** Puts an observer at the border of all guests that are instantiated from now on. */
    public void observe(BoundaryObserver observer) {
        boundaryObserver = observer;
    }

    @Nullable
    BoundaryObserver boundaryObserver() {
        return boundaryObserver;
    }

    /** The call stack of the current thread. */
    public CallStack callStack() {
        return stacks.current();
    }

    void runWith(CallStack stack, Runnable calls) {
        stacks.runWith(stack, calls);
    }

    /**
     * Tells how much of its stack the present thread has for guests. As long as that is not known, calls that become deep
     * change, each time, to a thread with a stack of its own, where they also call functions of the host.
     */
    public void trustThread(long stackBytes) {
        callStack().trustThread(stackBytes / DeepThread.BYTES);
    }

    /** The fuel that is left. Only engines that meter consume it. */
    public long fuel() {
        return fuel;
    }

    public void setFuel(long fuel) {
        this.fuel = fuel;
    }

    /**
     * Takes fuel.
     *
     * @throws Trap where less than {@code amount} is left; none is left then
     */
    public void consumeFuel(long amount) {
        fuel -= amount;
        if (fuel < 0) {
            fuel = 0;
            throw new Trap(TrapKind.OUT_OF_FUEL);
        }
    }

    /**
     * Stops every guest of this store, from any thread, within milliseconds: it traps with {@code reason}. Later calls trap,
     * too, until {@link #resume}.
     */
    public void interrupt(TrapKind reason) {
        interruption = reason;
        interruptListeners.forEach(Runnable::run);
    }

    /** Lets guests run again after an interruption. */
    public void resume() {
        interruption = null;
        interruptListeners.forEach(Runnable::run);
    }

    /** Whether guests have to stop. */
    public boolean isInterrupted() {
        return interruption != null;
    }

    /**
     * Traps where guests have to stop.
     *
     * @throws Trap of the kind that the interruption has
     */
    public void checkInterruption() {
        TrapKind reason = interruption;
        if (reason != null) {
            throw new Trap(reason);
        }
    }

    /** Adds something to run at each interruption and each end of one, in the thread that causes it. */
    public void onInterruption(Runnable listener) {
        interruptListeners.add(listener);
    }

    /**
     * Stops guests after a while.
     *
     * @return ends the deadline, and an interruption that it caused
     */
    public Deadline interruptAfter(Duration duration) {
        var deadline = new Deadline(this);
        Executor timer = CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
        timer.execute(deadline::pass);
        return deadline;
    }

    /**
     * A memory within the limits of this store, whose waiting threads its interruptions wake.
     *
     * @throws Trap where the limits forbid the minimum, or the machine has no such memory
     */
    public LinearMemory newMemory(MemoryType type) {
        return newMemory(type, true);
    }

    LinearMemory newMemory(MemoryType type, boolean elastic) {
        return newMemory(type, most -> LinearMemory.allocate(type, most, elastic));
    }

    /**
     * A memory within the limits of this store, as before.
     *
     * @param maker makes it, from the bytes that it may have at most
     */
    public LinearMemory newMemory(MemoryType type, LongFunction<LinearMemory> maker) {
        LinearMemory memory;
        try {
            memory = maker.apply(limits.memoryBytes());
        } catch (MemoryUnavailableException e) {
            throw new Trap(TrapKind.MEMORY_LIMIT, "no memory: " + e.getMessage(), e);
        }
        if (memory instanceof NativeMemory outside) {
            onClose(outside::close);
        }
        if (type.shared()) {
            onInterruption(memory::endWaits);
        }
        return memory;
    }

    /** Adds something to run when this store is closed. */
    public void onClose(Runnable closer) {
        closers.add(closer);
    }

    /** Gives back what is outside the heap: memories there are empty from here on. No guest may be running. */
    @Override
    public void close() {
        for (Runnable closer = closers.poll(); closer != null; closer = closers.poll()) {
            closer.run();
        }
    }

    boolean reserveTableElements(long elements) {
        return reserve(tableElements, elements, limits.tableElements());
    }

    void releaseTableElements(long elements) {
        tableElements.addAndGet(-elements);
    }

    void removeInstance() {
        instances.decrementAndGet();
    }

    void addInstance() {
        if (instances.incrementAndGet() > limits.instances()) {
            instances.decrementAndGet();
            throw new Trap(TrapKind.MEMORY_LIMIT, "too many instances: at most " + limits.instances());
        }
    }

    private static boolean reserve(AtomicLong used, long amount, long limit) {
        while (true) {
            long before = used.get();
            if (amount < 0 || amount > limit - before) {
                return false;
            }
            if (used.compareAndSet(before, before + amount)) {
                return true;
            }
        }
    }

    /** A time after which guests are stopped. */
    public static final class Deadline implements AutoCloseable {
        private final Store store;
        private boolean passed;
        private boolean closed;

        private Deadline(Store store) {
            this.store = store;
        }

        private synchronized void pass() {
            if (!closed) {
                passed = true;
                store.interrupt(TrapKind.TIMEOUT);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (passed) {
                store.resume();
            }
        }
    }
}
