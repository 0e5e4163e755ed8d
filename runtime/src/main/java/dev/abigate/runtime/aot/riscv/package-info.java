/** RISC-V with 64-bit registers as a machine of the emulator. */
@NullMarked
package dev.abigate.runtime.aot.riscv;

import org.jspecify.annotations.NullMarked;
