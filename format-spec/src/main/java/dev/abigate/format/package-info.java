/**
 * What all formats share: an immutable run of bytes, the ways in which bytes fail to be a file of a format, and the
 * exception that carries such a failure. The formats themselves are in the packages below: {@code wasm} (core
 * WebAssembly) and {@code aot} (WAMR's ahead-of-time compiled modules).
 */
@NullMarked
package dev.abigate.format;

import org.jspecify.annotations.NullMarked;
