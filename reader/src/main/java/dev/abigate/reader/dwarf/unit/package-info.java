/**
 * The plain structure of DWARF: sections, units, abbreviations and entries with their attributes, read on demand. Nothing
 * is kept of an entry but what its reader asks for.
 */
@NullMarked
package dev.abigate.reader.dwarf.unit;

import org.jspecify.annotations.NullMarked;
