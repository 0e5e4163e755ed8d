/**
 * WebAssembly components as their bytes have them: sections of definitions that refer to each other by index, with core
 * modules and other components inside.
 */
@NullMarked
package dev.abigate.format.component;

import org.jspecify.annotations.NullMarked;
