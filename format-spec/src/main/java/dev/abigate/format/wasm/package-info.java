/** Core WebAssembly modules as data. */
@NullMarked
package dev.abigate.format.wasm;

import org.jspecify.annotations.NullMarked;
