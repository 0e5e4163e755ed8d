/** Machine code of AOT modules as text, in the notation of each architecture's assembler. */
@NullMarked
package dev.abigate.reader.disassembly;

import org.jspecify.annotations.NullMarked;
