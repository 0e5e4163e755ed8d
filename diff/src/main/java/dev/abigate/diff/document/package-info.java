/**
 * Documents that people and tools write for abigate, in YAML or JSON: {@link dev.abigate.diff.document.Documents} reads
 * one, {@link dev.abigate.diff.document.Fields} takes its fields apart, and every complaint says line and column.
 */
@NullMarked
package dev.abigate.diff.document;

import org.jspecify.annotations.NullMarked;
