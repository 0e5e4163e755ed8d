/**
 * Policies: what a team promises, to whom, and which breaks it has accepted. {@link dev.abigate.diff.policy.PolicyReader}
 * reads one, {@link dev.abigate.diff.policy.Enforcement} applies it to a comparison, and an {@link
 * dev.abigate.diff.policy.Assessment} is the outcome.
 */
@NullMarked
package dev.abigate.diff.policy;

import org.jspecify.annotations.NullMarked;
