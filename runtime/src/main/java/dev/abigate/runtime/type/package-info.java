/** What the runtime knows about types beyond validation: the slots that values take, and what has a defined type. */
@NullMarked
package dev.abigate.runtime.type;

import org.jspecify.annotations.NullMarked;
