@NullMarked
package dev.abigate.diff.noise;

import org.jspecify.annotations.NullMarked;
