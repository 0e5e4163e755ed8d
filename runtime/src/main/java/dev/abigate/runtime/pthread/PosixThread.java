package dev.abigate.runtime.pthread;

/** One thread of a guest. What changes is changed and read with the events of the process held. */
final class PosixThread {
    /** What joining a cancelled thread gives. */
    private static final int CANCELLED = -1;

    private final int handle;
    private final int[] values = new int[ThreadKeys.MOST];
    private boolean detached;
    private volatile boolean cancelled;
    private boolean finished;
    private int result;

    /**
     * A thread that runs.
     *
     * @param handle by which the guest knows it; 0 is the first thread
     */
    PosixThread(int handle) {
        this.handle = handle;
    }

    int handle() {
        return handle;
    }

    /** Its values of keys; only the thread itself uses them. */
    int[] values() {
        return values;
    }

    void detach() {
        detached = true;
    }

    boolean isDetached() {
        return detached;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void finish() {
        finished = true;
    }

    boolean isFinished() {
        return finished;
    }

    /** Ends with the cancellation that was asked for. */
    void endCancelled() {
        cancelled = false;
        result = CANCELLED;
    }

    /** Sets what joining it gives. */
    void setResult(int result) {
        this.result = result;
    }

    int result() {
        return result;
    }
}
