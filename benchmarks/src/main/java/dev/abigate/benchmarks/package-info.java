/** Benchmarks over large modules that people ship; {@link dev.abigate.benchmarks.LargeModule} says where they come from. */
@NullMarked
package dev.abigate.benchmarks;

import org.jspecify.annotations.NullMarked;
