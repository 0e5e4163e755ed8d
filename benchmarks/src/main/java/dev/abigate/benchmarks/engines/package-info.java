/** Engines side by side on the benchmark modules beside the project: ours, Endive's and V8. */
@NullMarked
package dev.abigate.benchmarks.engines;

import org.jspecify.annotations.NullMarked;
