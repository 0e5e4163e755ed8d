/** Modules as the text format gives them: instructions instead of bytes. */
@NullMarked
package dev.abigate.format.wasm.text;

import org.jspecify.annotations.NullMarked;
