/** Scenarios: what two builds do when they are asked to do the same. The only package here that executes code. */
@NullMarked
package dev.abigate.diff.behaviour;

import org.jspecify.annotations.NullMarked;
