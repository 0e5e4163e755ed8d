/** Runs scripts of the WebAssembly test suite on an engine. */
@NullMarked
package dev.abigate.runtime.script;

import org.jspecify.annotations.NullMarked;
