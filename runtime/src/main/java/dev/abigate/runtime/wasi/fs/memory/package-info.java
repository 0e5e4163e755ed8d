/**
 * Files that live in memory: an empty tree, or one over a directory whose files it shows and never changes. {@link
 * dev.abigate.runtime.wasi.fs.memory.MemoryTree} makes both.
 */
@NullMarked
package dev.abigate.runtime.wasi.fs.memory;

import org.jspecify.annotations.NullMarked;
