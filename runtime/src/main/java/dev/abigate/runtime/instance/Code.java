package dev.abigate.runtime.instance;

/** A function body in the form in which an engine executes it. All instances of the module share it. */
public abstract class Code {
    /**
     * Runs the body.
     *
     * @param instance whose function it is
     * @param base where the arguments are, and the results will be
     */
    public abstract void call(Instance instance, CallStack stack, int base);

    /**
     * Runs the body, but may leave a {@linkplain CallStack#tailCallee tail call} to the caller, with its arguments from the
     * base on, which has to be the stack's top.
     */
    public void step(Instance instance, CallStack stack, int base) {
        call(instance, stack, base);
    }
}
