@NullMarked
package dev.abigate.diff.names;

import org.jspecify.annotations.NullMarked;
