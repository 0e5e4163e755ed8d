/** What findings add up to. */
@NullMarked
package dev.abigate.diff.verdict;

import org.jspecify.annotations.NullMarked;
