/**
 * DWARF, the debugging information format, versions 2 to 5 and the GNU extensions that compilers for WebAssembly use: its
 * codes, as far as types, names and places in the source need them. Everything else is stepped over by its {@link
 * dev.abigate.format.dwarf.Form}.
 *
 * @see <a href="https://dwarfstd.org/dwarf5std.html">DWARF 5</a>
 * @see <a href="https://yurydelendik.github.io/webassembly-dwarf/">DWARF for WebAssembly</a>
 */
@NullMarked
package dev.abigate.format.dwarf;

import org.jspecify.annotations.NullMarked;
