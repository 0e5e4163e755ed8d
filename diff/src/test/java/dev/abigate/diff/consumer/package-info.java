@NullMarked
package dev.abigate.diff.consumer;

import org.jspecify.annotations.NullMarked;
