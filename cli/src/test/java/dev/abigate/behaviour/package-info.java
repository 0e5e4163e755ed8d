/** How far a search for differences gets on programs with mistakes. */
@NullMarked
package dev.abigate.behaviour;

import org.jspecify.annotations.NullMarked;
