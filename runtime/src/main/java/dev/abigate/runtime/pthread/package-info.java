/** WAMR's lib-pthread: POSIX threads of guests that are built for libc-builtin. */
@NullMarked
package dev.abigate.runtime.pthread;

import org.jspecify.annotations.NullMarked;
