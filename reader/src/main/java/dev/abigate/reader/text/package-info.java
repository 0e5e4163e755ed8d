/**
 * The text format: modules ({@link dev.abigate.reader.text.WatReader}) and scripts
 * ({@link dev.abigate.reader.text.WastReader}).
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Text format</a>
 */
@NullMarked
package dev.abigate.reader.text;

import org.jspecify.annotations.NullMarked;
