package dev.abigate.format.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Functions by whose names modules export how they allocate memory: all parameters and results are addresses and sizes. */
public enum AllocationFunction {
    MALLOC("malloc", List.of(Argument.SIZE)),
    FREE("free", List.of(Argument.RELEASED)),
    CALLOC("calloc", List.of(Argument.SIZE, Argument.SIZE)),
    REALLOC("realloc", List.of(Argument.RELEASED, Argument.SIZE)),
    ALIGNED_ALLOC("aligned_alloc", List.of(Argument.ALIGNMENT, Argument.SIZE)),
    CABI_REALLOC("cabi_realloc", List.of(Argument.RELEASED, Argument.RELEASED_SIZE, Argument.ALIGNMENT, Argument.SIZE)),
    WBINDGEN_MALLOC("__wbindgen_malloc", List.of(Argument.SIZE, Argument.ALIGNMENT)),
    WBINDGEN_FREE("__wbindgen_free", List.of(Argument.RELEASED, Argument.RELEASED_SIZE, Argument.ALIGNMENT));

    private final String export;
    private final List<Argument> arguments;

    AllocationFunction(String export, List<Argument> arguments) {
        this.export = export;
        this.arguments = arguments;
    }

    /** What an argument of such a function is. */
    public enum Argument {
        /** Of what is wanted, in bytes; several are multiplied. */
        SIZE,
        ALIGNMENT,
        /** The address of what is given back, or null. */
        RELEASED,
        RELEASED_SIZE
    }

    /** The function that a name stands for. */
    public static Optional<AllocationFunction> of(String export) {
        return Arrays.stream(values())
                .filter(function -> function.export.equals(export))
                .findFirst();
    }

    /** The name of the export. */
    public String export() {
        return export;
    }

    public List<Argument> arguments() {
        return arguments;
    }

    /** Whether it returns the address of what it allocated. */
    public boolean allocates() {
        return arguments.contains(Argument.SIZE);
    }
}
