/** Relocation types of the architectures that AOT modules are compiled for, and what the symbols of relocations mean. */
@NullMarked
package dev.abigate.format.aot.reloc;

import org.jspecify.annotations.NullMarked;
