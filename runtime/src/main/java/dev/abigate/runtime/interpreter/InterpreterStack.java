package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import org.jspecify.annotations.Nullable;

/** The stack of a thread that can run interpreted code: the frames, too. */
public final class InterpreterStack extends CallStack {
    private @Nullable Frame first;
    /** The frame that runs, or null where none does. */
    @Nullable
    Frame top;

    /** What counts of the stack when the interpreter was last called: frames above take nothing of the thread's. */
    private int entered;

    /** A stack on which nothing is active. */
    public InterpreterStack(Store store) {
        super(store);
    }

    int entered() {
        return entered;
    }

    /** Puts a frame on top of all others, for a call from outside of the interpreter. */
    void beginRun(LoweredCode code, Instance instance, int base) {
        Frame below = top;
        if (below != null) {
            below.call(code, instance, base);
        } else {
            Frame frame = first;
            if (frame == null) {
                frame = new Frame(this, null, code, instance);
                first = frame;
            }
            frame.enter(code, instance, base);
            top = frame;
        }
        entered = used();
    }

    /** Ends a call from outside: all is as before. */
    void endRun(@Nullable Frame topBefore, int usedBefore, int enteredBefore) {
        top = topBefore;
        setUsed(usedBefore);
        entered = enteredBefore;
    }

    /** Takes the topmost frame off. */
    void pop(Frame frame) {
        top = frame.caller;
        leave(frame.code.frameSize());
    }

    /** Runs code of another engine on behalf of the topmost frame. */
    void callOut(Frame frame, Code code, Instance instance, int base) {
        int before = top();
        int thread = beginCallOut(frame);
        try {
            code.call(instance, this, base);
        } finally {
            resetThread(thread);
            setTop(before);
        }
    }

    /** Calls a function, which may be a host's, on behalf of the topmost frame. */
    void callOut(Frame frame, Function function, int base) {
        setCaller(frame.instance);
        useReferences(base + function.slots());
        int before = top();
        int thread = beginCallOut(frame);
        try {
            function.call(this, base);
        } finally {
            resetThread(thread);
            setTop(before);
        }
    }

    /** Makes calls that the frame above the topmost one has left, with arguments from {@code base} on. */
    void finishTailCalls(Frame frame, int base) {
        int before = top();
        int thread = beginCallOut(frame);
        try {
            finishTailCalls(base);
        } finally {
            resetThread(thread);
            setTop(before);
        }
    }

    private int beginCallOut(Frame frame) {
        frame.forgetMemory();
        setTop(frame.base + frame.code.slots());
        return spareThread(Math.max(0, used() - frame.code.frameSize() - entered));
    }
}
