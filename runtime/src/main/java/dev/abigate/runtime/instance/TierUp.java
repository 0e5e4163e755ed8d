package dev.abigate.runtime.instance;

import java.util.Optional;

/** What an interpreter tells about hot code to who can make it faster. */
public interface TierUp {
    /** A function was called, or its loops went round, often enough to be worth compiling. Told once; returns soon. */
    void hot(ModuleFunction function);

    /**
     * Code that goes on in the middle of a function, where a loop begins an iteration. The slots from the base on hold the
     * parameters and other locals in the order of their indices, and above them the operands, the deepest first, each in as
     * many slots as its type takes; the code leaves the function's results from the base on.
     *
     * @param instance whose function it is; the code is for any other, too
     * @param loopOffset of the {@code loop} instruction from the start of the file
     * @return nothing where there is no such code, or not yet: the interpreter will ask again
     */
    Optional<Code> loop(ModuleFunction function, Instance instance, int loopOffset);
}
