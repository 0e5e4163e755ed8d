package dev.abigate.runtime.wasi;

import dev.abigate.format.wasi.Errno;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Instantiation;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.wasi.fs.ErrnoException;

/**
 * Starts threads that run in an instance of their own, which shares the memory with the others: one that is imported, or a
 * shared one of the module's own, as AOT compilers have it.
 *
 * @see <a href="https://github.com/WebAssembly/wasi-threads">wasi-threads</a>
 */
final class ThreadSpawner {
    /** The export that a thread begins with. */
    private static final String ENTRY = "wasi_thread_start";

    private final GuestThreads threads;
    private final Linker linker;
    private final ExecutableModule module;

    /** Threads that run {@code module}, linked like the first instance. */
    ThreadSpawner(GuestProcess process, Linker linker, ExecutableModule module) {
        this.threads = process.threads();
        this.linker = linker;
        this.module = module;
    }

    /**
     * Starts a thread.
     *
     * @param caller the instance of the thread that starts it
     * @param argument that the guest gave for it
     * @return the thread's number, 1 or more
     * @throws ErrnoException where there are as many as may be, or the guest has no entry for them
     */
    int spawn(Instance caller, int argument) throws ErrnoException {
        Instance instance;
        try {
            instance = module.module().memories().stream().anyMatch(MemoryType::shared)
                    ? Instantiation.instantiateThread(caller)
                    : linker.instantiate(module);
        } catch (LinkException _) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        try {
            if (!(instance.export(ENTRY).orElse(null) instanceof Extern.OfFunction(var entry))) {
                throw new ErrnoException(Errno.ENOTSUP);
            }
            return threads.start(id -> {
                try {
                    entry.call(Value.i32(id), Value.i32(argument));
                } finally {
                    instance.retire();
                }
            });
        } catch (ErrnoException e) {
            instance.retire();
            throw e;
        }
    }
}
