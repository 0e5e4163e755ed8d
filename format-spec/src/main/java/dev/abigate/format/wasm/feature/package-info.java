/** The features that came to WebAssembly over time: what a fielded engine may lack. */
@NullMarked
package dev.abigate.format.wasm.feature;

import org.jspecify.annotations.NullMarked;
