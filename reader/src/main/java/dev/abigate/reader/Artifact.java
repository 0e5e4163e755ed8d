package dev.abigate.reader;

import dev.abigate.format.aot.AotModule;
import dev.abigate.format.wasm.WasmModule;

/** What a file holds. */
public sealed interface Artifact {
    /** A core WebAssembly module. */
    record Wasm(WasmModule module) implements Artifact {}

    /** A component, with the core modules and components inside it. */
    record Component(dev.abigate.format.component.Component component) implements Artifact {}

    /** A WAMR module compiled ahead of time. */
    record Aot(AotModule module) implements Artifact {}
}
