package dev.abigate.runtime.wasi;

/** What a guest may do beyond what WASI lets it. It has none unless it is given; the names are those of Wasmer. */
public enum Capability {
    /** Starting threads. */
    THREADS,
    /** Using all of the network, whatever {@link WasiConfiguration#network} says. */
    NETWORK
}
