package dev.abigate.runtime.aot.direct;

import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.aot.call.Gate;
import dev.abigate.runtime.aot.call.Helpers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * An image of compiled code and its linear memory as they are mapped in a worker. What code writes is shared with whoever
 * directs the worker; code itself is this process's own, and never writable and executable at the same time.
 */
final class GuestMappings implements AutoCloseable {
    /** Beyond the window: nothing that code adds to an address may reach what is mapped next. */
    private static final long WINDOW_BYTES = AddressedMemory.WINDOW_BYTES + (1 << 16) & -(1 << 12);

    private final Linux linux;
    private final Stubs stubs;
    private final long imageBytes;
    private final int image;
    private final int memory;
    private long memoryBytes;
    private long gateBytes;
    private boolean placed;

    /** Makes the files, of which nothing is mapped yet. */
    GuestMappings(Linux linux, Stubs stubs, long imageBytes, long mostMemoryBytes) {
        this.linux = linux;
        this.stubs = stubs;
        this.imageBytes = imageBytes;
        this.image = linux.newFile(imageBytes);
        this.memory = linux.newFile(mostMemoryBytes);
    }

    int imageFile() {
        return image;
    }

    int memoryFile() {
        return memory;
    }

    /** Maps all but the linear memory, whose place is kept free. */
    void place(long writableBytes, long codeBytes, long gates) {
        placed = true;
        long code = AddressedMemory.LOW_BASE + writableBytes;
        long readOnlyBytes = imageBytes - writableBytes - codeBytes;
        linux.mapFile(AddressedMemory.LOW_BASE, writableBytes, image);
        linux.mapZeros(code, codeBytes + readOnlyBytes, Linux.PROT_READ | Linux.PROT_WRITE);
        linux.read(image, code, codeBytes + readOnlyBytes, writableBytes);
        linux.protect(code, codeBytes, Linux.PROT_READ | Linux.PROT_EXEC);
        if (readOnlyBytes > 0) {
            linux.protect(code + codeBytes, readOnlyBytes, Linux.PROT_READ);
        }
        placeGates(gates);
        linux.mapZeros(AddressedMemory.WINDOW_BASE, WINDOW_BYTES, Linux.PROT_NONE);
    }

    private void placeGates(long gates) {
        gateBytes = gates * Gate.STEP;
        linux.mapZeros(Gate.FIRST, gateBytes, Linux.PROT_READ | Linux.PROT_WRITE);
        MemorySegment area = Linux.at(Gate.FIRST, gateBytes);
        for (int i = 0; i < gates; i++) {
            int number = i;
            byte[] gate = (i < Helpers.ALL.size() ? Helpers.ALL.get(i).library() : Optional.<String>empty())
                    .flatMap(linux::function)
                    .map(Stubs::gateTo)
                    .orElseGet(() -> stubs.gate(Gate.address(number), number));
            MemorySegment.copy(gate, 0, area, ValueLayout.JAVA_BYTE, (long) i * Gate.STEP, gate.length);
        }
        linux.protect(Gate.FIRST, gateBytes, Linux.PROT_READ | Linux.PROT_EXEC);
    }

    /** Makes so many bytes of the linear memory accessible. */
    void grow(long bytes) {
        if (bytes > memoryBytes) {
            linux.remapFile(AddressedMemory.WINDOW_BASE + memoryBytes, bytes - memoryBytes, memory, memoryBytes);
            memoryBytes = bytes;
        }
    }

    @Override
    public void close() {
        if (placed) {
            linux.unmap(AddressedMemory.LOW_BASE, imageBytes);
            linux.unmap(Gate.FIRST, gateBytes);
            linux.unmap(AddressedMemory.WINDOW_BASE, WINDOW_BYTES);
        }
        linux.close(image);
        linux.close(memory);
    }
}
