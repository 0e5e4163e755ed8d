/**
 * What differs between two builds at the level of the source: functions, variables and types as debug information has
 * them. Everything that has a name is compared once, wherever it is used.
 */
@NullMarked
package dev.abigate.diff.change.types;

import org.jspecify.annotations.NullMarked;
