/** Compiled code on the processor of this machine: a worker process that maps and runs it, and what directs that process. */
@NullMarked
package dev.abigate.runtime.aot.direct;

import org.jspecify.annotations.NullMarked;
