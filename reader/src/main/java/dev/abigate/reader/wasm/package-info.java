/**
 * Core WebAssembly modules out of bytes. {@link dev.abigate.reader.wasm.WasmReader} reads the structure and checks it;
 * function bodies are read on demand by {@link dev.abigate.reader.wasm.code.CodeReader} and checked by
 * {@link dev.abigate.reader.wasm.WasmChecker}; custom sections are decoded by the readers in {@code custom}.
 */
@NullMarked
package dev.abigate.reader.wasm;

import org.jspecify.annotations.NullMarked;
