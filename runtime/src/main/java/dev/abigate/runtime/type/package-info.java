/** What the runtime knows about types beyond validation: the slots that values take, and how messages show types. */
@NullMarked
package dev.abigate.runtime.type;

import org.jspecify.annotations.NullMarked;
