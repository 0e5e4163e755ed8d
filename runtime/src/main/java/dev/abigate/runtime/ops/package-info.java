/**
 * What every numeric instruction computes, once, for interpreter and compiler: the class is named after the shape before
 * the dot of the mnemonic, the method after the rest.
 */
@NullMarked
package dev.abigate.runtime.ops;

import org.jspecify.annotations.NullMarked;
