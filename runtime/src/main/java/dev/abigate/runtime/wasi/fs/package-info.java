/** What guests see of files: directories, files and links behind interfaces, and the walk along a path between them. */
@NullMarked
package dev.abigate.runtime.wasi.fs;

import org.jspecify.annotations.NullMarked;
