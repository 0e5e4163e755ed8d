package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Allocation in the guest's memory: from the heap that was inserted for the runtime, or else with the functions {@code
 * malloc} and {@code free} that the guest exports. An allocation that fails gives 0.
 */
final class HeapFunctions {
    private static final long TOO_LARGE = 0xFFFF_FFFFL;
    private static final TypeCodes I32 = TypeCodes.of(TypeCode.I32);

    private final @Nullable AppHeap heap;

    HeapFunctions(Optional<HeapRange> range) {
        this.heap = range.map(AppHeap::new).orElse(null);
    }

    void addTo(Map<String, NativeFunction> functions) {
        functions.put("malloc", call -> call.resultAddress(allocate(call, call.address(0))));
        functions.put("calloc", call -> call.resultAddress(allocateZeros(call, call.address(0) * call.address(1))));
        functions.put("realloc", call -> call.resultAddress(reallocate(call, call.address(0), call.address(1))));
        functions.put("free", call -> release(call, call.address(0)));
        functions.put("strdup", this::duplicate);
        functions.put("_strdup", this::duplicate);
        functions.put("__cxa_allocate_exception", call -> call.resultAddress(allocate(call, call.address(0))));
    }

    private long allocate(NativeCall call, long bytes) {
        if (heap != null) {
            return heap.allocate(bytes);
        }
        return exported(call, "malloc")
                .map(malloc -> malloc.call(Value.i32((int) bytes)).getFirst())
                .map(result -> result instanceof Value.I32(int address) ? Integer.toUnsignedLong(address) : 0L)
                .orElse(0L);
    }

    private long allocateZeros(NativeCall call, long bytes) {
        if (bytes < 0 || bytes >= TOO_LARGE) {
            return 0;
        }
        long address = allocate(call, bytes);
        if (address != 0) {
            call.require(address, bytes);
            call.memory().fill(address, (byte) 0, bytes);
        }
        return address;
    }

    /** Only the inserted heap can do this, and it traps where it cannot, as in WAMR. */
    private long reallocate(NativeCall call, long old, long bytes) {
        long address = heap == null ? 0 : heap.allocate(bytes);
        if (heap == null || address == 0) {
            throw new Trap(TrapKind.HOST_ERROR, "out of memory");
        }
        long kept = Math.min(heap.size(old), bytes);
        if (kept > 0) {
            call.memory().copy(address, call.memory(), old, kept);
        }
        heap.release(old);
        return address;
    }

    private void release(NativeCall call, long address) {
        call.require(address, Integer.BYTES);
        if (address == 0) {
            return;
        }
        if (heap != null) {
            heap.release(address);
        } else {
            exported(call, "free").ifPresent(free -> free.call(Value.i32((int) address)));
        }
    }

    private void duplicate(NativeCall call) {
        ByteString text = call.string(0);
        long address = allocate(call, text.length() + 1L);
        if (address != 0) {
            call.require(address, text.length() + 1L);
            call.memory().write(address, text, 0, text.length());
            call.memory().putByte(address + text.length(), (byte) 0);
        }
        call.resultAddress(address);
    }

    /** An exported function that takes one i32; none where the guest does not export both {@code malloc} and {@code free}. */
    private static Optional<Function> exported(NativeCall call, String name) {
        Optional<Function> malloc = function(call, "malloc", 1);
        Optional<Function> free = function(call, "free", 0);
        if (malloc.isEmpty() || free.isEmpty()) {
            return Optional.empty();
        }
        return name.equals("malloc") ? malloc : free;
    }

    private static Optional<Function> function(NativeCall call, String name, int results) {
        return call.caller()
                .export(name)
                .flatMap(extern ->
                        extern instanceof Extern.OfFunction(var function) ? Optional.of(function) : Optional.empty())
                .filter(function -> function.signature().parameters().equals(I32)
                        && function.signature().results().size() == results);
    }
}
