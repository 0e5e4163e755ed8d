/** Snapshots of every file of the corpus, and their JSON. */
@NullMarked
package dev.abigate.diff.snapshot;

import org.jspecify.annotations.NullMarked;
