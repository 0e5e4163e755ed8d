/** Tests of the source as debug information tells it. */
@NullMarked
package dev.abigate.diff.source;

import org.jspecify.annotations.NullMarked;
