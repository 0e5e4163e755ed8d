package dev.abigate.cli;

/** How the process ends. */
sealed interface Exit permits ExitStatus, GuestExit {
    /** The number that the process exits with. */
    int code();
}
