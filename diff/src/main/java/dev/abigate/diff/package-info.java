/** Comparing two builds: {@link dev.abigate.diff.Comparison} is the way in. */
@NullMarked
package dev.abigate.diff;

import org.jspecify.annotations.NullMarked;
