package dev.abigate.runtime.instance;

/**
 * How an engine executes code; each choice selects other code, none is asked for while running.
 *
 * @param canonicalNans whether every NaN that an operation makes is the canonical one, on every machine
 * @param metered whether code consumes the fuel of its store
 * @param profiled whether code counts what it executes
 * @param nativeAot whether the processor of this machine executes the code of AOT modules, instead of an emulated one
 * @param vectorApi when compiled code uses the JDK's Vector API
 * @param specialization when code is compiled for one instance alone
 */
public record ExecutionOptions(
        boolean canonicalNans,
        boolean metered,
        boolean profiled,
        boolean nativeAot,
        VectorApi vectorApi,
        Specialization specialization) {
    /** Deterministic, neither metered nor profiled, with AOT modules emulated. */
    public static final ExecutionOptions DEFAULT =
            new ExecutionOptions(true, false, false, false, VectorApi.WHEN_HOT, Specialization.WHEN_HOT);

    public ExecutionOptions withCanonicalNans(boolean canonical) {
        return new ExecutionOptions(canonical, metered, profiled, nativeAot, vectorApi, specialization);
    }

    public ExecutionOptions withMetering(boolean metering) {
        return new ExecutionOptions(canonicalNans, metering, profiled, nativeAot, vectorApi, specialization);
    }

    public ExecutionOptions withProfiling(boolean profiling) {
        return new ExecutionOptions(canonicalNans, metered, profiling, nativeAot, vectorApi, specialization);
    }

    public ExecutionOptions withNativeAot(boolean wanted) {
        return new ExecutionOptions(canonicalNans, metered, profiled, wanted, vectorApi, specialization);
    }

    public ExecutionOptions withVectorApi(VectorApi use) {
        return new ExecutionOptions(canonicalNans, metered, profiled, nativeAot, use, specialization);
    }

    public ExecutionOptions withSpecialization(Specialization when) {
        return new ExecutionOptions(canonicalNans, metered, profiled, nativeAot, vectorApi, when);
    }
}
