/** Text under reading: {@link dev.abigate.reader.source.SourceText} turns places in it into lines and columns. */
@NullMarked
package dev.abigate.reader.source;

import org.jspecify.annotations.NullMarked;
