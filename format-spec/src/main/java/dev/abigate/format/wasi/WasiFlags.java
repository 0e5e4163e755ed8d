package dev.abigate.format.wasi;

/**
 * Flags of parameters and records, by their type.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md#types">Types of preview 1</a>
 */
public final class WasiFlags {
    public static final int FDFLAGS_APPEND = 1 << 0;
    public static final int FDFLAGS_DSYNC = 1 << 1;
    public static final int FDFLAGS_NONBLOCK = 1 << 2;
    public static final int FDFLAGS_RSYNC = 1 << 3;
    public static final int FDFLAGS_SYNC = 1 << 4;

    public static final int OFLAGS_CREAT = 1 << 0;
    public static final int OFLAGS_DIRECTORY = 1 << 1;
    public static final int OFLAGS_EXCL = 1 << 2;
    public static final int OFLAGS_TRUNC = 1 << 3;

    public static final int LOOKUPFLAGS_SYMLINK_FOLLOW = 1 << 0;

    public static final int FSTFLAGS_ATIM = 1 << 0;
    public static final int FSTFLAGS_ATIM_NOW = 1 << 1;
    public static final int FSTFLAGS_MTIM = 1 << 2;
    public static final int FSTFLAGS_MTIM_NOW = 1 << 3;

    public static final int SUBCLOCKFLAGS_ABSTIME = 1 << 0;

    public static final int EVENTRWFLAGS_HANGUP = 1 << 0;

    public static final int RIFLAGS_PEEK = 1 << 0;
    public static final int RIFLAGS_WAITALL = 1 << 1;
    public static final int RIFLAGS_DATA_TRUNCATED = 1 << 2;
    public static final int RIFLAGS_DONT_WAIT = 1 << 3;

    public static final int ROFLAGS_DATA_TRUNCATED = 1 << 0;

    public static final int SDFLAGS_RD = 1 << 0;
    public static final int SDFLAGS_WR = 1 << 1;

    private WasiFlags() {}
}
