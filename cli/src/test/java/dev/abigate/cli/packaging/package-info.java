@NullMarked
package dev.abigate.cli.packaging;

import org.jspecify.annotations.NullMarked;
