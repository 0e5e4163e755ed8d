package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Instance;

/** How functions of a generated class are called from outside; the class extends this one. */
public abstract class Entry {
    /**
     * Calls a function by the convention of {@link CallStack}.
     *
     * @param function index in the module
     */
    public abstract void call(int function, Instance instance, CallStack stack, int base);

    /** As {@link #call}, but a call that the function leaves to its caller is not made. */
    public abstract void step(int function, Instance instance, CallStack stack, int base);
}
