/** Configurations of gates: several artefacts, what each is compared with, and under which terms. */
@NullMarked
package dev.abigate.diff.gate;

import org.jspecify.annotations.NullMarked;
