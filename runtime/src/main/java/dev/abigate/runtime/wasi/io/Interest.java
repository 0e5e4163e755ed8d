package dev.abigate.runtime.wasi.io;

/** What a guest waits for at a descriptor. */
public enum Interest {
    READ,
    WRITE
}
