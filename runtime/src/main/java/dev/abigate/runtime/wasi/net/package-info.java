/** Sockets of guests. */
@NullMarked
package dev.abigate.runtime.wasi.net;

import org.jspecify.annotations.NullMarked;
