package dev.abigate.runtime.instance;

/**
 * How an engine executes code; each choice selects other code, none is asked for while running.
 *
 * @param canonicalNans whether every NaN that an operation makes is the canonical one, on every machine
 * @param metered whether code consumes the fuel of its store
 * @param profiled whether code counts what it executes
 */
public record ExecutionOptions(boolean canonicalNans, boolean metered, boolean profiled) {
    /** Deterministic, and neither metered nor profiled. */
    public static final ExecutionOptions DEFAULT = new ExecutionOptions(true, false, false);

    public ExecutionOptions withCanonicalNans(boolean canonical) {
        return new ExecutionOptions(canonical, metered, profiled);
    }

    public ExecutionOptions withMetering(boolean metering) {
        return new ExecutionOptions(canonicalNans, metering, profiled);
    }

    public ExecutionOptions withProfiling(boolean profiling) {
        return new ExecutionOptions(canonicalNans, metered, profiling);
    }
}
