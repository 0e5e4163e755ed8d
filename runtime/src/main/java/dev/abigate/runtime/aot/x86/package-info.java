/** x86-64 as compiled code uses it: its calling convention and its relocations. */
@NullMarked
package dev.abigate.runtime.aot.x86;

import org.jspecify.annotations.NullMarked;
