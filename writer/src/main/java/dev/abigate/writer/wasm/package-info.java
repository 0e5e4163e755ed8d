/** Core WebAssembly modules to bytes: {@link dev.abigate.writer.wasm.WasmWriter}. */
@NullMarked
package dev.abigate.writer.wasm;

import org.jspecify.annotations.NullMarked;
