package dev.abigate.runtime.wasi.io;

/**
 * Whether something can be read or written without waiting.
 *
 * @param bytes that can be, as far as it is known
 * @param hangup whether the other end is closed
 */
public record Readiness(boolean ready, long bytes, boolean hangup) {
    /** Not now. */
    public static final Readiness NO = new Readiness(false, 0, false);

    /** Now, with so many bytes. */
    public static Readiness of(long bytes) {
        return new Readiness(true, bytes, false);
    }
}
