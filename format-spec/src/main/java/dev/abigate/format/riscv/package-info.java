/** The RISC-V instruction set: the operations that compilers of AOT modules emit, and how they are encoded. */
@NullMarked
package dev.abigate.format.riscv;

import org.jspecify.annotations.NullMarked;
