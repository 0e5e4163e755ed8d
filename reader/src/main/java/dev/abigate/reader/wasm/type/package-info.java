/** Types of core WebAssembly out of bytes. */
@NullMarked
package dev.abigate.reader.wasm.type;

import org.jspecify.annotations.NullMarked;
