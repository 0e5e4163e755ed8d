/**
 * Reading WAMR's AOT modules: {@link dev.abigate.reader.aot.AotReader} finds out the dialect and goes through the sections,
 * for each of which there is a class. Sections are described in {@code ../shared/spec/aot-format.md}.
 */
@NullMarked
package dev.abigate.reader.aot;

import org.jspecify.annotations.NullMarked;
