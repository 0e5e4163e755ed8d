@NullMarked
package dev.abigate.diff.host;

import org.jspecify.annotations.NullMarked;
