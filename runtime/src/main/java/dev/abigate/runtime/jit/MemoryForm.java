package dev.abigate.runtime.jit;

import dev.abigate.runtime.memory.ArrayMemory;
import dev.abigate.runtime.memory.LinearMemory;

/** How compiled code gets at a memory. */
enum MemoryForm {
    /** By an array of exactly its size. */
    ARRAY,
    /** By an array that may be larger, with a limit beside it. */
    ELASTIC_ARRAY,
    /** By the memory's own methods. */
    OTHER;

    static MemoryForm of(LinearMemory memory) {
        if (memory instanceof ArrayMemory array) {
            return array.isElastic() ? ELASTIC_ARRAY : ARRAY;
        }
        return OTHER;
    }
}
