@NullMarked
package dev.abigate.diff.pattern;

import org.jspecify.annotations.NullMarked;
