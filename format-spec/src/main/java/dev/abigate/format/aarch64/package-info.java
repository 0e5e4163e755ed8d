/** The instruction set A64 of the Arm architecture: encodings and what they mean. */
@NullMarked
package dev.abigate.format.aarch64;

import org.jspecify.annotations.NullMarked;
