package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.ArrayMemory;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The forms of an instance's memories, by index. */
    static List<MemoryForm> all(Instance instance) {
        return IntStream.range(0, instance.memoryCount())
                .mapToObj(memory -> of(instance.memory(memory)))
                .toList();
    }
}
