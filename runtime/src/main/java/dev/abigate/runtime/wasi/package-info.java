/**
 * The system interfaces that modules are built for, on top of an engine: WASI preview 1, the snapshot before it, and threads.
 * {@link dev.abigate.runtime.wasi.Wasi} offers them to a module, {@link dev.abigate.runtime.wasi.WasiConfiguration} says what
 * the module gets of the world.
 */
@NullMarked
package dev.abigate.runtime.wasi;

import org.jspecify.annotations.NullMarked;
