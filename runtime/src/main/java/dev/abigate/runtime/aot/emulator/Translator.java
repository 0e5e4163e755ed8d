package dev.abigate.runtime.aot.emulator;

/** Makes translations. */
public interface Translator {
    /** Translates a region, whose first block is hot. What cannot be translated is left as it is. */
    void translate(MachineCode code, Block first);
}
