package dev.abigate.runtime.instance;

/** A {@link CodeFactory} for whose code many calls cost less in one go than one after the other. */
public interface BatchCaller extends CodeFactory {
    /**
     * Makes the next calls, of functions that the instance owns, as many as it is able to in one go: what happens is what
     * would happen if each was made by itself. A call that does not return ends this one as it would end by itself, and is
     * then the next one still. Makes none where the next one has to be made by itself.
     */
    void callTogether(Instance instance, BatchedCalls calls, CallStack stack);
}
