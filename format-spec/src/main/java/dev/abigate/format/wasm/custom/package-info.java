/** The content of custom sections whose meaning is agreed: names, producers, features, linking. */
@NullMarked
package dev.abigate.format.wasm.custom;

import org.jspecify.annotations.NullMarked;
