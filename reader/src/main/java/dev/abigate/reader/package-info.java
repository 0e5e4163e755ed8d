/** Files of every supported format: {@link dev.abigate.reader.Readers} finds out which one it is and reads it. */
@NullMarked
package dev.abigate.reader;

import org.jspecify.annotations.NullMarked;
