/**
 * Types, functions and variables out of DWARF: {@link dev.abigate.reader.dwarf.DwarfTypes} is the way in. Debug sections
 * never make a module malformed; what cannot be read is told as a gap.
 */
@NullMarked
package dev.abigate.reader.dwarf;

import org.jspecify.annotations.NullMarked;
