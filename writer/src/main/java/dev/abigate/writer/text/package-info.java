/**
 * The text format out of models: {@link dev.abigate.writer.text.WatPrinter} prints a module as people write it, so that
 * reading the text gives the module again.
 */
@NullMarked
package dev.abigate.writer.text;

import org.jspecify.annotations.NullMarked;
