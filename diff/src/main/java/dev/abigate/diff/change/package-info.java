/**
 * What differs between two snapshots, without judgement: {@link dev.abigate.diff.change.Changes} runs one comparer a
 * topic, each of which yields {@link dev.abigate.diff.change.Change}s. One cause is one change.
 */
@NullMarked
package dev.abigate.diff.change;

import org.jspecify.annotations.NullMarked;
