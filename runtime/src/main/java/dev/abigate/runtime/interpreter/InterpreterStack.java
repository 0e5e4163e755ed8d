package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import org.jspecify.annotations.Nullable;

/** The stack of a thread that can run interpreted code: the frames, too. */
public final class InterpreterStack extends CallStack {
    private @Nullable Frame first;
    /** The frame that runs, or null where none does. */
    @Nullable
    Frame top;

    /** A stack on which nothing is active. */
    public InterpreterStack(Store store) {
        super(store);
    }

    /** Puts a frame on top of all others. */
    void push(LoweredCode code, Instance instance, int base) {
        Frame below = top;
        if (below != null) {
            below.call(code, instance, base);
            return;
        }
        Frame frame = first;
        if (frame == null) {
            frame = new Frame(this, null, code, instance);
            first = frame;
        }
        top = frame;
        frame.enter(code, instance, base);
    }
}
