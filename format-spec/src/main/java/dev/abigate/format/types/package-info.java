/**
 * The types of a program as its source has them, in no particular language: what debug information becomes. A {@link
 * dev.abigate.format.types.TypeGraph} holds functions, variables and types; types refer to each other by {@link
 * dev.abigate.format.types.TypeId}, so that cycles are harmless and every record can be written down on its own.
 */
@NullMarked
package dev.abigate.format.types;

import org.jspecify.annotations.NullMarked;
