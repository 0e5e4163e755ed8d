/** Lines of the source for addresses of code, and the files that line tables name. */
@NullMarked
package dev.abigate.reader.dwarf.line;

import org.jspecify.annotations.NullMarked;
