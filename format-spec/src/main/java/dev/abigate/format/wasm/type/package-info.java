/** The types of the language: values, references, defined types, and the types of memories, tables and globals. */
@NullMarked
package dev.abigate.format.wasm.type;

import org.jspecify.annotations.NullMarked;
