package dev.abigate.cli;

/** Tells on standard error how far long work has come, about ten times in all; short work goes without. */
final class Progress {
    private static final int LEAST = 20;
    private static final int LINES = 10;

    private final int total;
    private final String what;
    private final Session session;
    private int done;

    /**
     * Progress over {@code total} things.
     *
     * @param what they are, as a plural
     */
    Progress(int total, String what, Session session) {
        this.total = total;
        this.what = what;
        this.session = session;
    }

    /** One more is done. */
    synchronized void step() {
        done++;
        boolean tenth = done * LINES / total > (done - 1) * LINES / total;
        if (total >= LEAST && tenth) {
            session.complain("%d of %d %s compared".formatted(done, total, what));
            session.err().flush();
        }
    }
}
