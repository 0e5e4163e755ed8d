/** Components out of bytes, with the core modules and components inside them. */
@NullMarked
package dev.abigate.reader.component;

import org.jspecify.annotations.NullMarked;
