@NullMarked
package dev.abigate.diff.policy;

import org.jspecify.annotations.NullMarked;
