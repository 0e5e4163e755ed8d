/** WAMR releases and their order in time. */
@NullMarked
package dev.abigate.format.aot.release;

import org.jspecify.annotations.NullMarked;
