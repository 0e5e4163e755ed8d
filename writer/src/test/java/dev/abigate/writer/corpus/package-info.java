/** Modules for tests, written down as text. */
@NullMarked
package dev.abigate.writer.corpus;

import org.jspecify.annotations.NullMarked;
