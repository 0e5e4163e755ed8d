/** Host functions as WAMR registers them: by a signature that says which arguments are addresses, checked before the call. */
@NullMarked
package dev.abigate.runtime.natives;

import org.jspecify.annotations.NullMarked;
