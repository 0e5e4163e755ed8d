@NullMarked
package dev.abigate.diff.behaviour;

import org.jspecify.annotations.NullMarked;
