/** Translates code of any machine to bytecode of the JVM. */
@NullMarked
package dev.abigate.runtime.aot.translation;

import org.jspecify.annotations.NullMarked;
