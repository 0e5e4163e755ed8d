/** Instructions: the opcode table, and the instruction forms that its columns select. */
@NullMarked
package dev.abigate.format.wasm.code;

import org.jspecify.annotations.NullMarked;
