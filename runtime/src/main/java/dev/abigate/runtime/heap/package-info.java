/** What references of the any hierarchy refer to: unboxed scalars, structures and arrays. The JVM collects them. */
@NullMarked
package dev.abigate.runtime.heap;

import org.jspecify.annotations.NullMarked;
