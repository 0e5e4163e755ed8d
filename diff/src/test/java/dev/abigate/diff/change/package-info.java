/** What the comparers see. */
@NullMarked
package dev.abigate.diff.change;

import org.jspecify.annotations.NullMarked;
