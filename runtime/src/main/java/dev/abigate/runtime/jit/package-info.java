/** The compiler to bytecode of the JVM: a class for every few functions, made when the first of them is called. */
@NullMarked
package dev.abigate.runtime.jit;

import org.jspecify.annotations.NullMarked;
