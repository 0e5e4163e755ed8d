package dev.abigate.runtime.wasi.io;

/** Where an offset counts from. */
public enum Whence {
    SET,
    CURRENT,
    END
}
