package dev.abigate.runtime.pthread;

import dev.abigate.format.host.NativeLibrary;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.libc.GuestHeap;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.natives.NativeSymbols;
import dev.abigate.runtime.wasi.GuestProcess;
import java.util.HashMap;
import java.util.Map;

/**
 * WAMR's lib-pthread for one guest: threads, locks, condition variables, values of threads, and semaphores, with the
 * signatures of {@link NativeLibrary#LIB_PTHREAD} and {@link NativeLibrary#SEMAPHORES}. Results are those of WAMR on Linux: 0,
 * -1, or the number of an error. Wrong addresses trap.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime/blob/main/doc/pthread_library.md">lib-pthread</a>
 */
public final class LibPthread {
    private final PosixThreads threads;
    private final GuestHeap heap;

    /**
     * The library.
     *
     * @param module of the guest, which tells where its stack is
     * @param heap of the guest
     */
    public LibPthread(GuestProcess process, WasmModule module, GuestHeap heap) {
        this.threads = new PosixThreads(process, module, heap);
        this.heap = heap;
    }

    /** Offers all of its functions. */
    public void define(Linker linker) {
        Map<String, NativeFunction> functions = new HashMap<>();
        threads.addTo(functions);
        new Synchronization(threads).addTo(functions);
        new Semaphores(threads).addTo(functions);
        functions.put("posix_memalign", this::allocate);
        NativeSymbols.define(linker, NativeLibrary.LIB_PTHREAD, functions);
        NativeSymbols.define(linker, NativeLibrary.SEMAPHORES, functions);
    }

    /** Like WAMR with the alignment that the heap has. */
    private void allocate(NativeCall call) {
        long address = heap.allocate(call.caller(), call.address(2));
        call.memory().putInt(call.address(0), (int) address);
        call.result(address == 0 ? -1 : 0);
    }
}
