@NullMarked
package dev.abigate.diff.version;

import org.jspecify.annotations.NullMarked;
