/** What the parameters and results of exported functions mean, where their types alone do not tell. */
@NullMarked
package dev.abigate.format.schema;

import org.jspecify.annotations.NullMarked;
