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
    /** With what lies before and beyond the window: nothing that code adds to an address may reach anything else. */
    private static final long RESERVED_BASE = AddressedMemory.WINDOW_BASE - AddressedMemory.BEFORE_WINDOW;

    private static final long RESERVED_BYTES =
            AddressedMemory.BEFORE_WINDOW + AddressedMemory.WINDOW_BYTES + (1 << 16) & -(1 << 12);

    private final Linux linux;
    private final Stubs stubs;
    private final long imageBytes;
    private final int image;
    private final int memory;
    private long memoryBytes;
    private long gateBytes;

    /**
     * Makes the files, and keeps their places free.
     *
     * @throws Linux.RefusedException where this process has something there already
     */
    GuestMappings(Linux linux, Stubs stubs, long imageBytes, long mostMemoryBytes) {
        this.linux = linux;
        this.stubs = stubs;
        this.imageBytes = imageBytes;
        linux.mapZeros(AddressedMemory.LOW_BASE, imageBytes, Linux.PROT_NONE);
        linux.mapZeros(RESERVED_BASE, RESERVED_BYTES, Linux.PROT_NONE);
        this.image = linux.newFile(imageBytes);
        this.memory = linux.newFile(mostMemoryBytes);
    }

    int imageFile() {
        return image;
    }

    int memoryFile() {
        return memory;
    }

    /** Maps all but the linear memory. */
    void place(long writableBytes, long codeBytes, long gates) {
        long code = AddressedMemory.LOW_BASE + writableBytes;
        long readOnlyBytes = imageBytes - writableBytes - codeBytes;
        linux.remapFile(AddressedMemory.LOW_BASE, writableBytes, image, 0);
        linux.protect(code, codeBytes + readOnlyBytes, Linux.PROT_READ | Linux.PROT_WRITE);
        linux.read(image, code, codeBytes + readOnlyBytes, writableBytes);
        linux.protect(code, codeBytes, Linux.PROT_READ | Linux.PROT_EXEC);
        if (readOnlyBytes > 0) {
            linux.protect(code + codeBytes, readOnlyBytes, Linux.PROT_READ);
        }
        placeGates(gates);
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
        linux.unmap(AddressedMemory.LOW_BASE, imageBytes);
        linux.unmap(RESERVED_BASE, RESERVED_BYTES);
        if (gateBytes > 0) {
            linux.unmap(Gate.FIRST, gateBytes);
        }
        linux.close(image);
        linux.close(memory);
    }
}
