package dev.abigate.runtime.instance;

/** Makes code of functions: an engine's part. */
@FunctionalInterface
public interface CodeFactory {
    /** The code of a function that is about to be called for the first time. */
    Code code(ModuleFunction function);
}
