package dev.abigate.cli;

/**
 * The end of a guest, which is the end of the process that runs it.
 *
 * @param code 0 for a guest that returned
 */
record GuestExit(int code) implements Exit {
    /** A guest that trapped: what a shell sees of a process that aborts. */
    static final GuestExit TRAP = new GuestExit(134);
}
