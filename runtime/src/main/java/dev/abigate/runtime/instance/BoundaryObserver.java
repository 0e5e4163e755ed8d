package dev.abigate.runtime.instance;

import java.util.List;

/**
 * Stands at the border between the instances of a store and their host, whichever engine executes them: sees instances begin
 * and calls come in, and may put functions of its own before those that are imported.
 */
public interface BoundaryObserver {
    /** What an instance of a module gets as imports, in the order of the module, where {@code offered} is offered. */
    List<Extern> imports(Store store, ExecutableModule module, List<Extern> offered);

    /** An instance is complete, but its start function has not been called. */
    void instantiated(Instance instance);

    /** Another thread gets an instance of its own, with the imports of {@code first}. */
    void threadInstantiated(Instance first);

    /**
     * Makes a call from outside; it ends as {@code call} does.
     *
     * @param function whose arguments are in the slots from {@code base} on, and afterwards its results
     */
    void call(Function function, CallStack stack, int base, Runnable call);
}
