/**
 * WAMR's ahead-of-time compiled modules, file versions 1 to 6, as data. {@link dev.abigate.format.aot.AotDialect} is the
 * table of the layouts, {@link dev.abigate.format.aot.AotLayout} a layout as one file has it, and {@link
 * dev.abigate.format.aot.AotModule} what a file says. Section numbers in comments are those of the project's
 * description of the format, {@code ../shared/spec/aot-format.md}.
 */
@NullMarked
package dev.abigate.format.aot;

import org.jspecify.annotations.NullMarked;
