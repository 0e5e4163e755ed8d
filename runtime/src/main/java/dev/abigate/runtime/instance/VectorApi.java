package dev.abigate.runtime.instance;

/**
 * When compiled code computes vectors by the JDK's Vector API. It needs the module {@code jdk.incubator.vector}, which the option
 * {@code --add-modules} of the JVM adds; without it all code does without. Results are the same.
 */
public enum VectorApi {
    NEVER,
    /** Where code has run for long: until HotSpot has compiled it with C2, code over the Vector API is very slow. */
    WHEN_HOT,
    /** At once. */
    ALWAYS
}
