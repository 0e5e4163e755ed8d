/** The catalogue against its pages, its cases and the specification. */
@NullMarked
package dev.abigate.diff.rule;

import org.jspecify.annotations.NullMarked;
