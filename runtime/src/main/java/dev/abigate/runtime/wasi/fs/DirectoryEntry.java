package dev.abigate.runtime.wasi.fs;

import dev.abigate.format.wasi.FileType;

/** A name in a directory. */
public record DirectoryEntry(String name, long inode, FileType type) {}
