/** Directories of the machine as guests get them: {@link dev.abigate.runtime.wasi.fs.host.HostDirectory}. */
@NullMarked
package dev.abigate.runtime.wasi.fs.host;

import org.jspecify.annotations.NullMarked;
