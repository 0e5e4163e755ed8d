package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** The activation of a function. Frames are made once for each depth and used again, so that calls allocate nothing. */
final class Frame {
    final InterpreterStack stack;
    final @Nullable Frame caller;
    final int depth;
    private @Nullable Frame callee;

    LoweredCode code;
    Instance instance;
    /** Memory 0 of the instance, to which most accesses go. */
    LinearMemory memory;
    /** The first slot. */
    int base;
    /** The node that is being executed, where that matters: at calls, at throws, and after traps. */
    Node at;

    Frame(InterpreterStack stack, @Nullable Frame caller, LoweredCode code, Instance instance) {
        this.stack = stack;
        this.caller = caller;
        this.depth = caller == null ? 1 : caller.depth + 1;
        this.code = code;
        this.instance = instance;
        this.memory = instance.firstMemory();
        this.at = code.entry();
    }

    /** Puts a frame for {@code callee} on top of this one, which is the topmost. */
    void call(LoweredCode code, Instance instance, int base) {
        Frame frame = callee;
        if (frame == null) {
            frame = makeCallee(code, instance);
        }
        stack.top = frame;
        frame.enter(code, instance, base);
    }

    /** Makes this frame, which is the topmost, one of the function's. */
    void enter(LoweredCode code, Instance instance, int base) {
        this.code = code;
        this.instance = instance;
        this.memory = instance.firstMemory();
        this.base = base;
        this.at = code.entry();
        stack.reserve(base, code.slots());
    }

    private Frame makeCallee(LoweredCode code, Instance instance) {
        if (depth >= stack.store().limits().callDepth()) {
            throw new Trap(TrapKind.STACK_EXHAUSTED);
        }
        Frame frame = new Frame(stack, this, code, instance);
        callee = frame;
        return frame;
    }
}
