/** Execution: a validated module becomes an instance whose exports can be called. */
@NullMarked
package dev.abigate.runtime;

import org.jspecify.annotations.NullMarked;
