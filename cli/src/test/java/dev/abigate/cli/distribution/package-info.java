@NullMarked
package dev.abigate.cli.distribution;

import org.jspecify.annotations.NullMarked;
