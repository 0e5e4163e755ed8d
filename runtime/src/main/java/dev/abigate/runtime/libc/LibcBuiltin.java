package dev.abigate.runtime.libc;

import dev.abigate.format.host.NativeLibrary;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.natives.NativeSymbols;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * WAMR's libc-builtin for one guest, with the signatures of {@link NativeLibrary#LIBC_BUILTIN}. Wrong addresses trap.
 * {@code exit} and {@code abort} trap too, since the library knows no other end.
 */
public final class LibcBuiltin {
    private static final long NANOSECONDS = 1_000_000_000L;
    private static final long CLOCK_UNIT = 1_000;
    private static final int SECONDS_BYTES = Long.BYTES;

    private final OutputStream out;
    private final LongSupplier clock;
    private final GuestHeap heap;

    /**
     * The library.
     *
     * @param out where {@code printf} and {@code puts} write to
     * @param clock nanoseconds since some moment, never going back
     * @param heap of the guest
     */
    public LibcBuiltin(OutputStream out, LongSupplier clock, GuestHeap heap) {
        this.out = out;
        this.clock = clock;
        this.heap = heap;
    }

    /** Offers all of its functions. */
    public void define(Linker linker) {
        NativeSymbols.define(linker, NativeLibrary.LIBC_BUILTIN, bodies());
    }

    private Map<String, NativeFunction> bodies() {
        Map<String, NativeFunction> functions = new HashMap<>();
        StringFunctions.addTo(functions);
        CharacterFunctions.addTo(functions);
        NumberFunctions.addTo(functions);
        new HeapFunctions(heap).addTo(functions);
        new PrintFunctions(out).addTo(functions);
        for (String name : List.of("exit", "abort", "abortStackOverflow", "nullFunc_X")) {
            functions.put(name, call -> {
                throw new Trap(TrapKind.HOST_ERROR, "env.%s(%d)".formatted(name, call.i32(0)));
            });
        }
        functions.put("__cxa_begin_catch", _ -> {});
        functions.put("__cxa_throw", _ -> {
            throw new Trap(TrapKind.HOST_ERROR, "exception thrown by stdc++");
        });
        functions.put("clock", call -> call.result(microseconds() * CLOCK_UNIT));
        functions.put("clock_gettime", this::storeTime);
        return functions;
    }

    private void storeTime(NativeCall call) {
        long at = call.address(1);
        call.require(at, SECONDS_BYTES + Long.BYTES);
        long time = microseconds() * CLOCK_UNIT;
        call.memory().putLong(at, time / NANOSECONDS);
        call.memory().putInt(at + SECONDS_BYTES, (int) (time % NANOSECONDS));
        call.result(0);
    }

    /** WAMR counts time in microseconds. */
    private long microseconds() {
        return clock.getAsLong() / CLOCK_UNIT;
    }
}
