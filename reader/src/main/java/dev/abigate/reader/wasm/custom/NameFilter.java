package dev.abigate.reader.wasm.custom;

import dev.abigate.format.wasm.custom.NameSection;

/** Which names of a large module's section are worth reading. */
@FunctionalInterface
public interface NameFilter {
    /** Takes all names. */
    NameFilter ALL = (_, _) -> true;

    /**
     * Whether a name is wanted.
     *
     * @param index of what has the name; of a local, label or field that of its function or type
     */
    boolean wants(NameSection.Kind kind, int index);
}
