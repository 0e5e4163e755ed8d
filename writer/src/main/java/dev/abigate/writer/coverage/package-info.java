/** Modules that count which of their branches are taken. */
@NullMarked
package dev.abigate.writer.coverage;

import org.jspecify.annotations.NullMarked;
