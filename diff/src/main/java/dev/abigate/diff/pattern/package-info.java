/** Patterns for names, matched in time that grows with the name and never with the square of it. */
@NullMarked
package dev.abigate.diff.pattern;

import org.jspecify.annotations.NullMarked;
