/** Documents that say what the parameters and results of exports mean. */
@NullMarked
package dev.abigate.diff.schema;

import org.jspecify.annotations.NullMarked;
