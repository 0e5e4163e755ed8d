package dev.abigate.runtime.pthread;

/** A named semaphore. It is changed with the events of the process held. */
final class Semaphore {
    private final int handle;
    private int value;

    /** A semaphore that the guest knows by a handle. */
    Semaphore(int handle, int value) {
        this.handle = handle;
        this.value = value;
    }

    int handle() {
        return handle;
    }

    /** Takes one where there is any. */
    boolean take() {
        if (value == 0) {
            return false;
        }
        value--;
        return true;
    }

    void post() {
        value++;
    }

    int value() {
        return value;
    }
}
