@NullMarked
package dev.abigate.cli;

import org.jspecify.annotations.NullMarked;
