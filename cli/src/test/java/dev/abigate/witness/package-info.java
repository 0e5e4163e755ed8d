/** Witnesses of findings, linked by the runtime with the builds that they are about. */
@NullMarked
package dev.abigate.witness;

import org.jspecify.annotations.NullMarked;
