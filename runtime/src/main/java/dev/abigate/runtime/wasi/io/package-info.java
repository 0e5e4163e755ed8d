/** What guests have open: descriptors, and behind them files, directories, streams, pipes and sockets. */
@NullMarked
package dev.abigate.runtime.wasi.io;

import org.jspecify.annotations.NullMarked;
