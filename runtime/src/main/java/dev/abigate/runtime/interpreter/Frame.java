package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.LinearMemory;
import org.jspecify.annotations.Nullable;

/** The activation of a function. Frames are made once for each depth and used again, so that calls allocate nothing. */
final class Frame {
    final InterpreterStack stack;
    final @Nullable Frame caller;
    private @Nullable Frame callee;

    LoweredCode code;
    Instance instance;
    /** Memory 0 of the instance, to which most accesses go. */
    LinearMemory memory;
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
    }

    /** Puts another function in the place of the one that this frame, the topmost, runs. */
    void replace(LoweredCode other, Instance owner) {
        stack.leave(code.frameSize());
        enter(other, owner, base);
    }
}
