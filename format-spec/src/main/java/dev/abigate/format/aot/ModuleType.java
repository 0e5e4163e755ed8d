package dev.abigate.format.aot;

import java.util.Map;

/**
 * How the module's code may be placed: the field e_type. Open, since loaders check it and readers need not.
 *
 * @param code as in the file, 16 bits
 */
public record ModuleType(int code) {
    /** The loader patches the code. */
    public static final ModuleType RELOCATABLE = new ModuleType(1);

    /** Execution in place: the code runs where it is. */
    public static final ModuleType XIP = new ModuleType(4);

    /** {@link #XIP} with its bytes exchanged, as compilers write it for big-endian targets (trap 17.2). */
    public static final ModuleType XIP_SWAPPED = new ModuleType(0x400);

    private static final Map<ModuleType, String> NAMES = Map.of(
            RELOCATABLE, "relocatable", XIP, "execution in place", XIP_SWAPPED, "execution in place (bytes exchanged)");

    /** Whether the module was compiled for execution in place. */
    public boolean isXip() {
        return equals(XIP) || equals(XIP_SWAPPED);
    }

    /** The name, or the code where it has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(this, "unknown module type " + code);
    }
}
