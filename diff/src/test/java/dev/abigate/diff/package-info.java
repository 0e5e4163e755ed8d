/** Comparisons end to end, over the corpus and over fixtures of our own. */
@NullMarked
package dev.abigate.diff;

import org.jspecify.annotations.NullMarked;
