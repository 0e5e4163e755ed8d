/** The interface of a build as its source has it: functions, variables and types by their names and layouts. */
@NullMarked
package dev.abigate.diff.source;

import org.jspecify.annotations.NullMarked;
