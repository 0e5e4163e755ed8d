/** The search for inputs on which two builds of a module behave differently. */
@NullMarked
package dev.abigate.runtime.replay.search;

import org.jspecify.annotations.NullMarked;
