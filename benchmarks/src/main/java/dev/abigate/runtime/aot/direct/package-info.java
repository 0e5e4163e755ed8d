/** What benchmarks measure inside of workers. */
@NullMarked
package dev.abigate.runtime.aot.direct;

import org.jspecify.annotations.NullMarked;
