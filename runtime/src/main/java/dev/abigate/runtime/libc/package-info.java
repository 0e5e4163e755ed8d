/** WAMR's small C library, which the runtime itself offers to guests under the module name {@code env}. */
@NullMarked
package dev.abigate.runtime.libc;

import org.jspecify.annotations.NullMarked;
