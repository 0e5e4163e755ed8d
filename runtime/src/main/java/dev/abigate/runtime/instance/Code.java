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
}
