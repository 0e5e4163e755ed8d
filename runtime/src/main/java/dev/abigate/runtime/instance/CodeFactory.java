package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.trap.Trap;

/** Makes code of functions: an engine's part. */
@FunctionalInterface
public interface CodeFactory {
    /** The code of a function that is about to be called for the first time. */
    Code code(ModuleFunction function);

    /**
     * The next memory of an instance that is its own, which code may want in a certain place.
     *
     * @param elastic whether it is expected to grow, perhaps page by page
     * @throws Trap where the limits of the store forbid the minimum, or the machine has no such memory
     */
    default LinearMemory newMemory(Instance instance, MemoryType type, boolean elastic) {
        return instance.store().newMemory(type, elastic);
    }
}
