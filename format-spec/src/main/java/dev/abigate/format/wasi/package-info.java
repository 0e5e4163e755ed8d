/** System interfaces by name: {@link dev.abigate.format.wasi.SystemModule} has their functions and signatures. */
@NullMarked
package dev.abigate.format.wasi;

import org.jspecify.annotations.NullMarked;
