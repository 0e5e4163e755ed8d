package dev.abigate.runtime.pthread;

/** A lock that its owner cannot take twice. It is changed with the events of the process held. */
final class Mutex {
    private boolean locked;

    /** Takes the lock where it is free. */
    boolean take() {
        boolean free = !locked;
        locked = true;
        return free;
    }

    void unlock() {
        locked = false;
    }

    boolean isLocked() {
        return locked;
    }
}
