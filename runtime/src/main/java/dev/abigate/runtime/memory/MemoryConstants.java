package dev.abigate.runtime.memory;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The array and the limit of a memory as constants of code: a change throws away the machine code that relies on them. After some
 * changes they are constants no more, so that a guest that grows page by page does not have its code compiled each time.
 */
final class MemoryConstants {
    private static final int CHANGES = 8;
    private static final MethodHandle BYTES = getter("bytes", byte[].class);
    private static final MethodHandle LIMIT = getter("limit", int.class);

    private final ArrayMemory memory;
    private final MutableCallSite bytes = new MutableCallSite(MethodType.methodType(byte[].class));
    private final MutableCallSite limit = new MutableCallSite(MethodType.methodType(int.class));
    private int changes;

    MemoryConstants(ArrayMemory memory) {
        this.memory = memory;
        setConstants();
    }

    private static MethodHandle getter(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVirtual(ArrayMemory.class, name, MethodType.methodType(type));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private void setConstants() {
        bytes.setTarget(MethodHandles.constant(byte[].class, memory.bytes()));
        limit.setTarget(MethodHandles.constant(int.class, memory.limit()));
    }

    /** Takes notice that the array, or the limit, is another one. */
    void change() {
        changes++;
        if (changes < CHANGES) {
            setConstants();
        } else if (changes == CHANGES) {
            bytes.setTarget(BYTES.bindTo(memory));
            limit.setTarget(LIMIT.bindTo(memory));
        }
    }

    /** What returns {@link ArrayMemory#bytes}. */
    CallSite bytes() {
        return bytes;
    }

    /** What returns {@link ArrayMemory#limit}. */
    CallSite limit() {
        return limit;
    }
}
