/** Differences that a tool chain makes and nobody meant: their classes, and how names show them. */
@NullMarked
package dev.abigate.diff.noise;

import org.jspecify.annotations.NullMarked;
