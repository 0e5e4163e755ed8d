/** Who uses what of a module: consumer profiles, by which breaks that hit nobody are told from those that do. */
@NullMarked
package dev.abigate.diff.consumer;

import org.jspecify.annotations.NullMarked;
