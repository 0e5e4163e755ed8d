package dev.abigate.runtime.pthread;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.runtime.libc.ConstantGlobals;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The stack that a compiler keeps in the memory for what has an address, as WAMR finds it.
 *
 * @param pointer index of the global that points into it
 * @param top address behind it; it grows down
 * @param bytes of it
 */
record AuxiliaryStack(int pointer, long top, long bytes) {
    private static final long ALIGNMENT = 16;

    /**
     * The stack of a module that exports where its data ends and its heap begins. The pointer is the first mutable global that
     * begins at or below the heap.
     */
    static Optional<AuxiliaryStack> of(WasmModule module) {
        var globals = new ConstantGlobals(module);
        OptionalInt dataEnd = globals.exported(ConstantGlobals.DATA_END);
        OptionalInt heapBase = globals.exported(ConstantGlobals.HEAP_BASE);
        if (dataEnd.isEmpty() || heapBase.isEmpty()) {
            return Optional.empty();
        }
        long end = (globals.value(dataEnd.getAsInt()) + ALIGNMENT - 1) & -ALIGNMENT;
        for (int i = 0; i < module.globals().size(); i++) {
            var type = module.globals().get(i).type();
            if (type.mutable()
                    && type.type() == NumType.I32
                    && globals.constant(i).isPresent()) {
                long top = globals.value(i);
                if (top <= globals.value(heapBase.getAsInt())) {
                    return Optional.of(new AuxiliaryStack(globals.imported() + i, top, top > end ? top - end : top));
                }
            }
        }
        return Optional.empty();
    }

    /** The bytes of each of some equal parts. */
    long part(int parts) {
        return bytes / parts & -ALIGNMENT;
    }
}
