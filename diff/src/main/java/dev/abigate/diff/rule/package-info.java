/** The rule catalogue: what a change means, for whom, and how bad it is. */
@NullMarked
package dev.abigate.diff.rule;

import org.jspecify.annotations.NullMarked;
