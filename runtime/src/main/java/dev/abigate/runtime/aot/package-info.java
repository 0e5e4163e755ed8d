/** Execution of AOT modules: their code in memory, and the structures of WAMR that it reads. */
@NullMarked
package dev.abigate.runtime.aot;

import org.jspecify.annotations.NullMarked;
