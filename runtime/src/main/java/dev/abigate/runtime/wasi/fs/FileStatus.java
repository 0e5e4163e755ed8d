package dev.abigate.runtime.wasi.fs;

import dev.abigate.format.wasi.FileType;

/**
 * What is known about a file.
 *
 * @param device number of the file system
 * @param inode number of the file in it
 * @param links names that the file has
 * @param size in bytes
 * @param accessed in nanoseconds since 1970
 * @param modified in nanoseconds since 1970
 * @param changed in nanoseconds since 1970, the last change of the status itself
 */
public record FileStatus(
        long device, long inode, FileType type, long links, long size, long accessed, long modified, long changed) {}
