/** AArch64 as a machine of the emulator. */
@NullMarked
package dev.abigate.runtime.aot.aarch64;

import org.jspecify.annotations.NullMarked;
