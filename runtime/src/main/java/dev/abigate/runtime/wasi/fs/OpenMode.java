package dev.abigate.runtime.wasi.fs;

/**
 * How to open a file.
 *
 * @param create it where it does not exist
 * @param exclusive fail where it exists; only together with {@code create}
 * @param truncate make it empty
 */
public record OpenMode(boolean read, boolean write, boolean create, boolean exclusive, boolean truncate) {
    /** Reads a file that exists. */
    public static final OpenMode READ = new OpenMode(true, false, false, false, false);

    /** Whether opening may change anything, now or later. */
    public boolean changes() {
        return write || create || truncate;
    }
}
