/** Linear memories: one interface, and a back end for each way in which a guest uses its memory. */
@NullMarked
package dev.abigate.runtime.memory;

import org.jspecify.annotations.NullMarked;
