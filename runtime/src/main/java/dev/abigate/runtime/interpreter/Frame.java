package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.ArrayAccess;
import dev.abigate.runtime.memory.ArrayMemory;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.memory.MemoryAccess;
import org.jspecify.annotations.Nullable;

/** The activation of a function. Frames are made once for each depth and used again, so that calls allocate nothing. */
final class Frame {
    private static final byte[] NO_BYTES = {};

    final InterpreterStack stack;
    final @Nullable Frame caller;
    private @Nullable Frame callee;

    LoweredCode code;
    Instance instance;
    /** Memory 0 of the instance, to which most accesses go. */
    private LinearMemory memory;

    /** The bytes of that memory, where it is in an array, until something may make it grow. */
    private byte[] bytes = NO_BYTES;

    /** As {@link ArrayMemory#limit}; 0 where the memory is in no array. */
    private long limit;

    /** The first slot. */
    int base;
    /** What the stack counts for this activation and all below. */
    int used;
    /** The node that is being executed, where that matters: at calls, at throws, and after traps. */
    Node at;

    Frame(InterpreterStack stack, @Nullable Frame caller, LoweredCode code, Instance instance) {
        this.stack = stack;
        this.caller = caller;
        this.code = code;
        this.instance = instance;
        this.memory = instance.firstMemory();
        this.at = code.entry();
    }

    /** Puts a frame on top of this one, which is the topmost. */
    void call(LoweredCode code, Instance instance, int base) {
        Frame frame = callee;
        if (frame == null) {
            frame = new Frame(stack, this, code, instance);
            callee = frame;
        }
        frame.enter(code, instance, base);
        stack.top = frame;
    }

    /** Makes this frame, which counts for nothing, one of the function's. */
    void enter(LoweredCode code, Instance instance, int base) {
        stack.enterApart(code.frameSize());
        this.used = stack.used();
        this.code = code;
        this.instance = instance;
        this.memory = instance.firstMemory();
        this.base = base;
        this.at = code.entry();
        stack.reserve(base, code.slots());
        code.clearLocals(stack, base);
    }

    /** Puts another function in the place of the one that this frame, the topmost, runs. */
    void replace(LoweredCode other, Instance owner) {
        stack.leave(code.frameSize());
        enter(other, owner, base);
    }

    /** Looks anew where memory 0 is: other code may have made it grow. */
    void lookForMemory() {
        if (memory instanceof ArrayMemory array) {
            bytes = array.bytes();
            limit = array.limit();
        } else {
            forgetMemory();
        }
    }

    /** Keeps nothing of the memory while other code runs, which may make it grow: its old bytes would stay in use. */
    void forgetMemory() {
        bytes = NO_BYTES;
        limit = 0;
    }

    /** The byte at an effective address of memory 0, which is below 2^33; so are those that follow. */
    byte loadByte(long address) {
        return address <= limit - Byte.BYTES
                ? (byte) ArrayAccess.i32Load8S((int) address, bytes)
                : (byte) MemoryAccess.i32Load8S(address, 0, memory);
    }

    short loadShort(long address) {
        return address <= limit - Short.BYTES
                ? (short) ArrayAccess.i32Load16S((int) address, bytes)
                : (short) MemoryAccess.i32Load16S(address, 0, memory);
    }

    int loadInt(long address) {
        return address <= limit - Integer.BYTES
                ? ArrayAccess.i32Load((int) address, bytes)
                : MemoryAccess.i32Load(address, 0, memory);
    }

    long loadLong(long address) {
        return address <= limit - Long.BYTES
                ? ArrayAccess.i64Load((int) address, bytes)
                : MemoryAccess.i64Load(address, 0, memory);
    }

    void storeByte(long address, int value) {
        if (address <= limit - Byte.BYTES) {
            ArrayAccess.i32Store8((int) address, value, bytes);
        } else {
            MemoryAccess.i32Store8(address, value, 0, memory);
        }
    }

    void storeShort(long address, int value) {
        if (address <= limit - Short.BYTES) {
            ArrayAccess.i32Store16((int) address, value, bytes);
        } else {
            MemoryAccess.i32Store16(address, value, 0, memory);
        }
    }

    void storeInt(long address, int value) {
        if (address <= limit - Integer.BYTES) {
            ArrayAccess.i32Store((int) address, value, bytes);
        } else {
            MemoryAccess.i32Store(address, value, 0, memory);
        }
    }

    void storeLong(long address, long value) {
        if (address <= limit - Long.BYTES) {
            ArrayAccess.i64Store((int) address, value, bytes);
        } else {
            MemoryAccess.i64Store(address, value, 0, memory);
        }
    }
}
