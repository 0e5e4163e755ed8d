/** What proves that a difference breaks something: small enough to read, checked by the rules of linking, and executable. */
@NullMarked
package dev.abigate.diff.witness;

import org.jspecify.annotations.NullMarked;
