@NullMarked
package dev.abigate.format.host;

import org.jspecify.annotations.NullMarked;
