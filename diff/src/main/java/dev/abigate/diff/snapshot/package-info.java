/**
 * The ABI facts of a build, free of bytes, indices and file format: {@link dev.abigate.diff.snapshot.Snapshot} is what
 * two builds are compared by, {@link dev.abigate.diff.snapshot.Snapshots} takes it from a file,
 * {@link dev.abigate.diff.snapshot.SnapshotJson} writes it down and reads it back.
 */
@NullMarked
package dev.abigate.diff.snapshot;

import org.jspecify.annotations.NullMarked;
