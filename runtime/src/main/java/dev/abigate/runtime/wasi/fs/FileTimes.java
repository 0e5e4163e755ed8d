package dev.abigate.runtime.wasi.fs;

import java.util.OptionalLong;

/**
 * The times to give to a file, in nanoseconds since 1970; what is left out stays as it is.
 *
 * @param accessed the last access
 * @param modified the last modification
 */
public record FileTimes(OptionalLong accessed, OptionalLong modified) {}
