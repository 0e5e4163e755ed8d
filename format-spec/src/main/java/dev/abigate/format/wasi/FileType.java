package dev.abigate.format.wasi;

/**
 * What a descriptor or a directory entry is.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/wasi-0.1/preview1/docs.md#filetype">filetype</a>
 */
public enum FileType {
    UNKNOWN(0),
    BLOCK_DEVICE(1),
    CHARACTER_DEVICE(2),
    DIRECTORY(3),
    REGULAR_FILE(4),
    SOCKET_DGRAM(5),
    SOCKET_STREAM(6),
    SYMBOLIC_LINK(7);

    private final int number;

    FileType(int number) {
        this.number = number;
    }

    /** The number that the guest gets. */
    public int number() {
        return number;
    }
}
