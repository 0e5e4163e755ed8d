package dev.abigate.runtime.natives;

/** What a native function does. */
@FunctionalInterface
public interface NativeFunction {
    /** Reads the arguments and sets the result, where the signature has one. */
    void call(NativeCall call);
}
