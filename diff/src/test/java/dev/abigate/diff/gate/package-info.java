@NullMarked
package dev.abigate.diff.gate;

import org.jspecify.annotations.NullMarked;
