/**
 * Writing WAMR's AOT modules: {@link dev.abigate.writer.aot.AotWriter} writes the frame, and there is a class for each of
 * the larger sections. Sections are described in {@code ../shared/spec/aot-format.md}.
 */
@NullMarked
package dev.abigate.writer.aot;

import org.jspecify.annotations.NullMarked;
