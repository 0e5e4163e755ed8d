/** Random modules, on which the engines have to agree with each other. */
@NullMarked
package dev.abigate.runtime.random;

import org.jspecify.annotations.NullMarked;
