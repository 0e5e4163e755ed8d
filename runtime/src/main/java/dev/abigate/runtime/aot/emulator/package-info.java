/** Emulated processors: they execute machine code that can touch nothing but the guest's address space. */
@NullMarked
package dev.abigate.runtime.aot.emulator;

import org.jspecify.annotations.NullMarked;
