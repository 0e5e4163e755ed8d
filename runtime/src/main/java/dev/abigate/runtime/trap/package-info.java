/** Traps: how execution ends where the specification gives it no result. */
@NullMarked
package dev.abigate.runtime.trap;

import org.jspecify.annotations.NullMarked;
