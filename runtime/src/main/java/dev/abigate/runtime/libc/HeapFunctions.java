package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Map;

/** Allocation in the guest's memory. An allocation that fails gives 0. */
final class HeapFunctions {
    private static final long TOO_LARGE = 0xFFFF_FFFFL;

    private final GuestHeap heap;

    HeapFunctions(GuestHeap heap) {
        this.heap = heap;
    }

    void addTo(Map<String, NativeFunction> functions) {
        functions.put("malloc", call -> call.resultAddress(allocate(call, call.address(0))));
        functions.put("calloc", call -> call.resultAddress(allocateZeros(call, call.address(0) * call.address(1))));
        functions.put(
                "realloc",
                call -> call.resultAddress(heap.reallocate(call.caller(), call.address(0), call.address(1))
                        .orElseThrow(() -> new Trap(TrapKind.HOST_ERROR, "out of memory"))));
        functions.put("free", this::release);
        functions.put("strdup", this::duplicate);
        functions.put("_strdup", this::duplicate);
        functions.put("__cxa_allocate_exception", call -> call.resultAddress(allocate(call, call.address(0))));
    }

    private long allocate(NativeCall call, long bytes) {
        return heap.allocate(call.caller(), bytes);
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

    private void release(NativeCall call) {
        long address = call.address(0);
        call.require(address, Integer.BYTES);
        if (address != 0) {
            heap.release(call.caller(), address);
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
}
