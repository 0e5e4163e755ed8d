package dev.abigate.runtime;

/** Which engine executes functions. Results do not depend on it, only time does. */
public enum Tier {
    /** Interprets all functions: quick from the first call on. */
    INTERPRETER,
    /** Compiles every function before its first call. */
    JIT,
    /** Interprets first, and compiles what is hot. */
    AUTO
}
